"""Dynamic Huffman coding: a tree that is optimal for the counts after every sample, at O(depth) work a sample.

Nodes stand in a list by falling weight, at equal weight inner nodes before leaves (Vitter's order), the root first, the
two children of a node side by side, at ranks 2i + 1 and 2i + 2. This sibling property makes the tree a Huffman
tree of its weights. Nodes of one weight and kind fill a block of ranks. To count a sample, each node from the leaf up to the
root swaps places with the first of its block, passes the block in front of it if the added 1 requires it, by one swap, and
gains 1. Classes without a sample share one leaf of weight 0, behind which they stand in a balanced tree in heap
order: slot k has children 2k and 2k + 1, the classes are the slots u, ..., 2u - 1, and one is cut out in O(1).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lawbook.simulate.kernels import kernel


class State(NamedTuple):
    """The tree of m classes. Leaf codes: the classes 0, ..., m - 1, m for the unseen classes, m + 1 for a trash leaf.

    Plain arrays, because compiled code counts references to the fields of a tuple, which costs ten times the work here.
    """

    nodes: np.ndarray  # (2m + 1, 7) int64, columns below
    leaves: np.ndarray  # (m + 2, 2) int64: rank of a code's leaf, -1 for none; slot of an unseen class, else 0
    size: np.ndarray  # (3,) int64: numbers of nodes, of unseen classes, of free blocks


# By rank: weight; rank of the first child, or -1 - code of a leaf; block; at a first child: rank of the parent.
# By block: its first rank. A stack of free blocks. By slot: the unseen class there.
WEIGHT, CHILD, BLOCK, PARENT, FIRST, FREE_BLOCK, AT = range(7)
RANK, SLOT = range(2)
NODES, UNSEEN, FREE = range(3)


def empty(classes: int, order: np.ndarray | None = None) -> State:
    """The tree before the first sample; `order` (m,) lists the classes as they fill the balanced tree."""
    m = classes
    nodes = np.zeros((2 * m + 1, 7), dtype=np.int64)
    leaves = np.zeros((m + 2, 2), dtype=np.int64)
    nodes[:, FREE_BLOCK] = np.arange(2 * m, -1, -1)
    nodes[m : 2 * m, AT] = np.arange(m) if order is None else order
    leaves[nodes[m : 2 * m, AT], SLOT] = np.arange(m, 2 * m)
    leaves[:, RANK] = -1
    nodes[0, CHILD], leaves[m, RANK] = -1 - m, 0
    return State(nodes, leaves, np.array([1, m, 2 * m]))  # the node has block 0, the last on the stack


def _put(nodes, leaves, rank, weight, child):
    """Places a node and tells its children, or its class, where it is."""
    nodes[rank, WEIGHT], nodes[rank, CHILD] = weight, child
    if child >= 0:
        nodes[child, PARENT] = rank
    else:
        leaves[-1 - child, RANK] = rank


put = kernel(_put, inline="always")


def _swap(nodes, leaves, a, b):
    """Two subtrees change places."""
    weight, child = nodes[a, WEIGHT], nodes[a, CHILD]
    put(nodes, leaves, a, nodes[b, WEIGHT], nodes[b, CHILD])
    put(nodes, leaves, b, weight, child)


swap = kernel(_swap, inline="always")


def _enter(nodes, size, rank):
    """The node joins the block of the node before it if weight and kind agree, else it begins one."""
    before = rank - 1
    if (
        rank > 0
        and nodes[before, WEIGHT] == nodes[rank, WEIGHT]
        and (nodes[before, CHILD] < 0) == (nodes[rank, CHILD] < 0)
    ):
        nodes[rank, BLOCK] = nodes[before, BLOCK]
    else:
        size[FREE] -= 1
        new = nodes[size[FREE], FREE_BLOCK]
        nodes[rank, BLOCK], nodes[new, FIRST] = new, rank


enter = kernel(_enter, inline="always")


def _depth(nodes, rank):
    depth = 0
    while rank > 0:
        rank = nodes[(rank - 1) | 1, PARENT]
        depth += 1
    return depth


depth = kernel(_depth, inline="always")


def _lead(nodes, leaves, rank):
    """The node swaps places with the first of its block; returns its new rank."""
    head = nodes[nodes[rank, BLOCK], FIRST]
    if head != rank:
        swap(nodes, leaves, rank, head)
    return head


lead = kernel(_lead, inline="always")


def _increment(nodes, leaves, size, rank):
    """Adds 1 to a node; returns the rank of the node whose weight must grow next, -1 above the root."""
    own, weight = nodes[rank, BLOCK], nodes[rank, WEIGHT]
    alone = nodes[own, FIRST] == rank and (rank + 1 >= size[NODES] or nodes[rank + 1, BLOCK] != own)
    if alone and (rank == 0 or nodes[rank - 1, WEIGHT] > weight + 1):  # nothing moves: most nodes near the root
        nodes[rank, WEIGHT] = weight + 1
        return nodes[(rank - 1) | 1, PARENT] if rank > 0 else -1
    old = lead(nodes, leaves, rank)
    is_leaf = nodes[old, CHILD] < 0
    new, ahead = old, old - 1
    # A leaf of weight w + 1 stands before inner nodes of weight w; an inner node of w + 1 before leaves of w + 1.
    passing = weight if is_leaf else weight + 1
    if old > 0 and nodes[ahead, WEIGHT] == passing and is_leaf != (nodes[ahead, CHILD] < 0):
        passed = nodes[ahead, BLOCK]
        new = nodes[passed, FIRST]
        swap(nodes, leaves, old, new)
        nodes[passed, FIRST], nodes[old, BLOCK] = new + 1, passed
    if old + 1 < size[NODES] and nodes[old + 1, BLOCK] == own:
        nodes[own, FIRST] = old + 1
    else:
        nodes[size[FREE], FREE_BLOCK] = own
        size[FREE] += 1
    nodes[new, WEIGHT] = weight + 1
    enter(nodes, size, new)
    # A leaf passed nodes of its own weight: its new ancestors gain. An inner node passed heavier ones: its old ancestors.
    place = new if is_leaf else old
    return nodes[(place - 1) | 1, PARENT] if place > 0 else -1


increment = kernel(_increment, inline="always")


def _climb(nodes, leaves, size, rank):
    while rank >= 0:
        rank = increment(nodes, leaves, size, rank)


climb = kernel(_climb)


def _cut_out(nodes, leaves, size, y):
    """Takes class y out of the tree of unseen classes: the last leaf fills its slot, the last but one its parent's."""
    u = size[UNSEEN]
    hole, last = leaves[y, SLOT], nodes[2 * u - 1, AT]
    nodes[hole, AT], leaves[last, SLOT] = last, hole
    if u > 1:
        moved = nodes[2 * u - 2, AT]
        nodes[u - 1, AT], leaves[moved, SLOT] = moved, u - 1
    leaves[y, SLOT] = 0
    size[UNSEEN] = u - 1


cut_out = kernel(_cut_out)


def _questions(nodes, leaves, code):
    """Depth of a leaf: the number of questions that identify a sample of this class."""
    if leaves[code, RANK] >= 0:
        return depth(nodes, leaves[code, RANK])
    found, slot = depth(nodes, leaves[leaves.shape[0] - 2, RANK]), leaves[code, SLOT]
    while slot > 1:
        slot >>= 1
        found += 1
    return found


questions = kernel(_questions)


def _appear(nodes, leaves, size, y):
    """The first sample of a class: its leaf leaves the balanced tree."""
    unseen = leaves.shape[0] - 2
    place = leaves[unseen, RANK]
    cut_out(nodes, leaves, size, y)
    if size[UNSEEN] == 0:  # the leaf of weight 0 was this class alone
        leaves[unseen, RANK] = -1
        put(nodes, leaves, place, 0, -1 - y)
        climb(nodes, leaves, size, place)
        return
    n = size[NODES]
    put(nodes, leaves, n, 0, -1 - y)
    put(nodes, leaves, n + 1, 0, -1 - unseen)
    put(nodes, leaves, place, 0, n)
    enter(nodes, size, n)
    nodes[n + 1, BLOCK] = nodes[n, BLOCK]
    size[NODES] = n + 2
    climb(nodes, leaves, size, place)  # first, so that the leaf has no inner node of its weight in front of it
    increment(nodes, leaves, size, n)


appear = kernel(_appear)


def _count(nodes, leaves, size, code):
    """Counts one sample of a class (or of the trash leaf, m + 1) and restores the order."""
    if leaves[code, RANK] < 0:
        appear(nodes, leaves, size, code)
        return
    rank = lead(nodes, leaves, leaves[code, RANK])
    last = size[NODES] - 1
    if rank == last - 1 and nodes[last, WEIGHT] == 0:  # its parent has its weight and must leave first
        climb(nodes, leaves, size, nodes[(rank - 1) | 1, PARENT])
        increment(nodes, leaves, size, leaves[code, RANK])
    else:
        climb(nodes, leaves, size, rank)


count = kernel(_count)


def _observe(nodes, leaves, size, codes, spent):
    """Samples one after the other; spent[t] becomes the number of questions for sample t."""
    for t in range(codes.shape[0]):
        spent[t] = questions(nodes, leaves, codes[t])
        count(nodes, leaves, size, codes[t])


observe = kernel(_observe)


def _build(nodes, leaves, size, codes, weights):
    """Builds the tree above given leaves afresh, O(L log L); at most one of the weights is 0. Unseen classes stay."""
    number = codes.shape[0]
    order = np.argsort(weights, kind="mergesort")
    mass, children = np.zeros(number, np.int64), np.zeros(number, np.int64)  # inner nodes, by rising weight
    leaves[:, RANK] = -1
    blocks = nodes.shape[0]
    for block in range(blocks):
        nodes[block, FREE_BLOCK] = blocks - 1 - block
    size[NODES], size[FREE] = 2 * number - 1, blocks
    leaf, inner, made = 0, 0, 0
    for rank in range(2 * number - 2, -1, -1):
        if leaf < number and (inner == made or weights[order[leaf]] <= mass[inner]):
            put(nodes, leaves, rank, weights[order[leaf]], -1 - codes[order[leaf]])
            leaf += 1
        else:
            put(nodes, leaves, rank, mass[inner], children[inner])
            inner += 1
        if rank % 2 == 1:
            children[made], mass[made] = rank, nodes[rank, WEIGHT] + nodes[rank + 1, WEIGHT]
            made += 1
    for rank in range(2 * number - 1):
        enter(nodes, size, rank)


build = kernel(_build)
