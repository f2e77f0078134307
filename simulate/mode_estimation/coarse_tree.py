"""The tree of a coarse search: samples are known up to a node, and a node is split only where the mode asks for it.

Every node is a set of classes. A sample is remembered by the smallest node that contains all its candidates: nodes below the
partition stay, so that answers given earlier keep their meaning, and work is proportional to the questions. No table of samples
times classes is kept. Classes are called by their place in the first tree: place y is row y of `nodes`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lawbook.simulate.kernels import kernel

LEFT, RIGHT, PARENT, COUNT, HEAD, LEAST, LIVE, FROZEN = range(8)
SETS, SPARES, ROOT, MODE, SAMPLES, QUERIES, CLASSES = range(7)


class Coarse(NamedTuple):
    """Plain arrays, because compiled code counts references to the fields of a tuple."""

    nodes: np.ndarray  # (2 m - 1, 8) int64: children, parent, samples, first sample known no better, least class, classes left, trash
    partition: np.ndarray  # (m,) int64: the sets, of which the first state[SETS] count
    spare: np.ndarray  # (m,) int64: the nodes above the sets
    state: np.ndarray  # (7,) int64


def empty(classes: int) -> Coarse:
    """Before the first sample: a balanced tree, of which nothing is known but the root."""
    nodes = np.full((2 * classes - 1, 8), -1, np.int64)
    nodes[:, COUNT] = nodes[:, FROZEN] = 0
    nodes[:classes, LEAST], nodes[:classes, LIVE] = np.arange(classes), 1
    tree = Coarse(nodes, np.arange(classes), np.arange(classes, 2 * classes), np.zeros(7, np.int64))
    tree.state[:] = classes, classes - 1, -1, -1, 0, 0, classes
    grow(*tree, 0)
    tree.partition[0], tree.state[SETS], tree.state[SPARES] = tree.state[ROOT], 1, 0
    return tree


def _before(nodes, a, b):
    """Whether heap order puts node a first: more samples, then sets before classes and trash, then the least class."""
    if nodes[a, COUNT] != nodes[b, COUNT]:
        return nodes[a, COUNT] > nodes[b, COUNT]
    wide_a = nodes[a, LEFT] >= 0 and nodes[a, FROZEN] == 0
    wide_b = nodes[b, LEFT] >= 0 and nodes[b, FROZEN] == 0
    if wide_a != wide_b:
        return wide_a
    return nodes[a, LEAST] < nodes[b, LEAST]


before = kernel(_before)


def _push(nodes, heap, size, node):
    at = size
    while at > 0 and before(nodes, node, heap[(at - 1) // 2]):
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = node


push = kernel(_push)


def _pop(nodes, heap, size):
    """The first node of a heap of `size` nodes."""
    first, node, at, size = heap[0], heap[size - 1], 0, size - 1
    while 2 * at + 1 < size:
        below = 2 * at + 1
        if below + 1 < size and before(nodes, heap[below + 1], heap[below]):
            below += 1
        if not before(nodes, heap[below], node):
            break
        heap[at] = heap[below]
        at = below
    heap[at] = node
    return first


pop = kernel(_pop)


def _split(nodes, node, places, after, spent):
    """Asks the samples known no better than `node` in which child they are; returns the number of questions."""
    asked = 0
    sample = nodes[node, HEAD]
    nodes[node, HEAD] = -1
    while sample >= 0:
        child = places[sample]
        while nodes[child, PARENT] != node:
            child = nodes[child, PARENT]
        following = after[sample]
        after[sample] = nodes[child, HEAD]
        nodes[child, HEAD] = sample
        nodes[child, COUNT] += 1
        spent[sample] += 1
        asked += 1
        sample = following
    return asked


split = kernel(_split)


def _refine(nodes, partition, spare, state, gamma, slack, places, after, spent):
    """Batch search from the given partition: the set with the most samples is split until it is a class, the mode, and on
    while it has gamma N_max - slack n samples or more. The sets that are left form the partition, in rising order.
    """
    heap = np.empty(partition.shape[0], np.int64)
    size = 0
    for k in range(state[SETS]):
        push(nodes, heap, size, partition[k])
        size += 1
    mode, limit, kept = -1, 0.0, 0
    while size > 0:
        node = heap[0]
        if mode >= 0 and nodes[node, COUNT] < limit:
            break
        pop(nodes, heap, size)
        size -= 1
        if nodes[node, LEFT] < 0 or nodes[node, FROZEN] == 1:
            partition[kept] = node
            kept += 1
            if mode < 0 and nodes[node, FROZEN] == 0:
                mode, limit = node, gamma * nodes[node, COUNT] - slack * state[SAMPLES]
        else:
            state[QUERIES] += split(nodes, node, places, after, spent)
            spare[state[SPARES]] = node
            state[SPARES] += 1
            for child in (nodes[node, LEFT], nodes[node, RIGHT]):
                push(nodes, heap, size, child)
                size += 1
    for k in range(size):
        partition[kept + k] = heap[k]
    state[MODE], state[SETS] = mode, kept + size
    partition[: state[SETS]] = partition[: state[SETS]][::-1].copy()


refine = kernel(_refine)


def _join(nodes, node, left, right):
    """Makes `node` the union of two nodes."""
    nodes[node, LEFT], nodes[node, RIGHT], nodes[node, PARENT] = left, right, -1
    nodes[left, PARENT], nodes[right, PARENT] = node, node
    nodes[node, COUNT] = nodes[left, COUNT] + nodes[right, COUNT]
    nodes[node, LEAST] = min(nodes[left, LEAST], nodes[right, LEAST])
    nodes[node, LIVE] = nodes[left, LIVE] + nodes[right, LIVE]
    nodes[node, HEAD], nodes[node, FROZEN] = -1, 0


join = kernel(_join)


def _grow(nodes, partition, spare, state, limit):
    """Huffman's tree on the partition; unions of less than `limit` samples take the place of their sets in the partition.

    Sets go by samples, then by least class; at equal weight a set goes before a union, and unions in the order made.
    """
    k = state[SETS]
    for a in range(1, k):
        node = partition[a]
        b = a
        while b > 0 and (
            nodes[partition[b - 1], COUNT] > nodes[node, COUNT]
            or (nodes[partition[b - 1], COUNT] == nodes[node, COUNT] and nodes[partition[b - 1], LEAST] > nodes[node, LEAST])
        ):
            partition[b] = partition[b - 1]
            b -= 1
        partition[b] = node
    items = partition[:k].copy()
    made = spare[: k - 1].copy()
    coarse = True
    item, union = 0, 0
    pair = np.empty(2, np.int64)
    for new in range(k - 1):
        old_item, old_union = item, union
        for side in range(2):
            if item < k and (union == new or nodes[items[item], COUNT] <= nodes[made[union], COUNT]):
                pair[side] = items[item]
                item += 1
            else:
                pair[side] = made[union]
                union += 1
        if coarse and nodes[pair[0], COUNT] + nodes[pair[1], COUNT] >= limit:
            coarse = False
            state[SETS] = k - new
            for a in range(k - old_item):
                partition[a] = items[old_item + a]
            for a in range(new - old_union):
                partition[k - old_item + a] = made[old_union + a]
            state[SPARES] = k - 1 - new
            for a in range(k - 1 - new):
                spare[a] = made[new + a]
        join(nodes, made[new], pair[0], pair[1])
    state[ROOT] = made[k - 2] if k > 1 else items[0]
    nodes[state[ROOT], PARENT] = -1
    if coarse:
        partition[0] = state[ROOT]
        state[SETS], state[SPARES] = 1, 0


grow = kernel(_grow)


def _add(nodes, state, first, samples, after):
    """Samples first, ..., first + samples - 1, of which nothing is known."""
    root = state[ROOT]
    for sample in range(first, first + samples):
        after[sample] = nodes[root, HEAD]
        nodes[root, HEAD] = sample
    nodes[root, COUNT] += samples
    state[SAMPLES] += samples


add = kernel(_add)


def _restart(partition, state):
    """The next round begins with one set, the root."""
    partition[0] = state[ROOT]
    state[SETS], state[SPARES] = 1, 0


restart = kernel(_restart)
