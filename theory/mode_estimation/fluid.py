"""Fluid totals of elimination: classes (or sets) of known masses, dropped one after the other, coded by Huffman's trees."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.stopping import double_precision, root_digits


def huffman_cost(masses: Sequence[Any]) -> Any:
    """Mean depth of Huffman's tree, in any arithmetic: the sum of the masses of its inner nodes; 0 for one mass."""
    heap = list(masses)
    heapq.heapify(heap)
    total = 0 * heap[0]
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heap[0]
        heapq.heapreplace(heap, joined)
        total += joined
    return total


def drops(masses: Sequence[Any], c: Any, m: int, ell: Any, mp: Any = None) -> list[Any]:
    """The sample at which each mass but the first is dropped; `masses` fall, the first one strictly above the rest."""
    first, found, known = masses[0], [], {}
    for mass in masses[1:]:
        if mass not in known:  # equal masses go together
            known[mass] = root_digits(c * first / (first - mass) ** 2, m, ell, mp)
        found.append(known[mass])
    return found


def total_queries(masses: Sequence[Any], c: Any, m: int, ell: Any, mp: Any = None) -> Any:
    """Sum over k of (n_k - n_(k+1)) L(masses 1..k, the rest in one leaf); before the last drop all masses have a leaf."""
    mp = mp or double_precision()
    at = [None, *drops(masses, c, m, ell, mp), mp.mpf(0)]
    total = mp.mpf(0)
    for k in range(2, len(masses) + 1):
        if (span := at[k - 1] - at[k]) > 0:
            rest = mp.fsum(masses[k:])
            total += span * huffman_cost([*masses[:k], *([rest] if rest > 0 else [])])
    return total


def forest(p: Sequence[Any], gamma: Any, tolerance: float = 1e-12) -> list[Any]:
    """Masses of the sets of the gamma-forest, falling, the mode first.

    Huffman merges of the two lightest sets, as long as their sum stays below gamma p_1.
    """
    heap = list(p[1:])
    heapq.heapify(heap)
    while len(heap) > 1:
        least, second = heap[0], min(heap[1:3])
        if least + second >= gamma * p[0] * (1 - tolerance):
            break
        heapq.heappop(heap)
        heapq.heapreplace(heap, least + second)
    return [p[0], *sorted(heap, reverse=True)]


def formula(v: Any, total: str = "m") -> Any:
    """Sum over k of (n(k) - n(k + 1)) L(k), k the number of classes left."""
    k, m = sp.Symbol("k", integer=True, positive=True), getattr(v, total)
    n, cost = sp.Function("n", positive=True), sp.Function("L", positive=True)
    return sp.Sum((n(k) - n(k + 1)) * cost(k), (k, 2, m))
