"""Trees of yes/no questions: balanced, Huffman, and the Huffman forest that suffices for the mode.

A tree on classes is a search for the class of one sample: the number of questions is the depth of the leaf.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import non_negative, whole_number
from lawbook.simulate.kernels import kernel


def balanced_depths(classes: int) -> np.ndarray:
    """Depths in a balanced tree, int64 (m,): k - 1 for the first 2^k - m classes, then k = ceil(log2 m)."""
    m = whole_number("classes", classes)
    deepest = (m - 1).bit_length()
    return np.where(np.arange(m) < 2**deepest - m, deepest - 1, deepest)


def _merges(weights, limit):
    """Huffman's merges of sorted rising weights by two queues, while the two lightest together weigh less than `limit`.

    Leaves are 0, ..., m - 1, the k-th merge makes node m + k. Returns (parents, -1 for roots; masses; merges done).
    At equal weight a leaf goes before a merged node, which makes the deepest leaf as shallow as possible.
    """
    m = weights.shape[0]
    parent = np.full(2 * m - 1, -1, np.int64)
    mass = np.empty(2 * m - 1, weights.dtype)
    mass[:m] = weights
    leaf, inner = 0, m
    for new in range(m, 2 * m - 1):
        first = leaf if leaf < m and (inner == new or mass[leaf] <= mass[inner]) else inner
        leaf, inner = leaf + (first == leaf), inner + (first == inner)
        second = leaf if leaf < m and (inner == new or mass[leaf] <= mass[inner]) else inner
        if mass[first] + mass[second] >= limit:
            return parent, mass, new - m
        leaf, inner = leaf + (second == leaf), inner + (second == inner)
        parent[first], parent[second] = new, new
        mass[new] = mass[first] + mass[second]
    return parent, mass, m - 1


merges = kernel(_merges)


def _sorted(weights: Any) -> tuple[np.ndarray, np.ndarray]:
    """(order, rising weights): integers stay integers, so that their sums are compared exactly."""
    given = np.asarray(weights)
    checked = non_negative("weights", weights)
    kept = given.astype(np.int64) if given.dtype.kind in "iu" else checked
    order = np.argsort(kept, kind="stable")
    return order, kept[order]


def _top(dtype: np.dtype) -> Any:
    return dtype.type(np.iinfo(dtype).max if dtype.kind == "i" else np.inf)


def huffman_lengths(weights: Any) -> np.ndarray:
    """Depths of the classes in a Huffman tree, int64 (m,); among optimal trees one whose deepest leaf is shallowest.

    `weights` (m,) >= 0, m >= 1; integers are summed exactly. Time O(m log m). Raises InputError.
    """
    order, rising = _sorted(weights)
    parent, _, done = merges(rising, _top(rising.dtype))
    depth = np.zeros(len(rising) + done, dtype=np.int64)
    for node in range(len(depth) - 2, -1, -1):
        depth[node] = depth[parent[node]] + 1
    lengths = np.empty(len(rising), dtype=np.int64)
    lengths[order] = depth[: len(rising)]
    return lengths


def huffman_cost(weights: Any) -> Any:
    """The least sum of weight times depth over all trees: the sum of the merged weights."""
    _, rising = _sorted(weights)
    _, mass, done = merges(rising, _top(rising.dtype))
    return mass[len(rising) : len(rising) + done].sum()


def coarse_partition(weights: Any, tolerance: float = 1e-12) -> tuple[np.ndarray, np.ndarray]:
    """Huffman's merges stopped when the two lightest sets together reach the largest weight.

    Returns (set of each class, int64 (m,); masses of the sets, (k,) falling). Every set of several classes then weighs
    less than the largest class, which is set 0 and alone. Masses within the relative `tolerance` of the largest weight
    count as equal to it; integers are compared exactly. Raises InputError.
    """
    order, rising = _sorted(weights)
    m = len(rising)
    limit = rising[-1] if rising.dtype.kind == "i" else rising[-1] * (1 - tolerance)
    parent, mass, done = merges(rising, limit)
    roots = np.flatnonzero(parent[: m + done] < 0)
    # At equal mass a class stands before a set, and the last class of the sorted order, the mode, first.
    ranked = roots[np.lexsort((-roots, roots >= m, -mass[roots]))]
    number = np.empty(m + done, dtype=np.int64)
    number[ranked] = np.arange(len(ranked))
    for node in range(m + done - 1, -1, -1):
        if parent[node] >= 0:
            number[node] = number[parent[node]]
    sets = np.empty(m, dtype=np.int64)
    sets[order] = number[:m]
    return sets, mass[ranked]
