"""Huffman's code by a heap, in any arithmetic, and the entropies that bound it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

from lawbook.theory import Condition, Procedure
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.fluid import huffman_cost

SUM_TO_ONE = Condition("the probabilities fall", lambda v: all(a >= b for a, b in zip(v.p[:-1], v.p[1:], strict=True)))


def lengths(masses: Sequence[Any]) -> list[int]:
    """Depths of the classes in Huffman's tree; at equal mass what was merged first goes first."""
    heap = [(mass, place, [place]) for place, mass in enumerate(masses)]
    heapq.heapify(heap)
    depth = [0] * len(heap)
    while len(heap) > 1:
        light, heavy = heapq.heappop(heap), heapq.heappop(heap)
        below = light[2] + heavy[2]
        for place in below:
            depth[place] += 1
        heapq.heappush(heap, (light[0] + heavy[0], len(masses) + heavy[1], below))
    return depth


def entropy(v: Any) -> Any:
    """Shannon's entropy in bits, of the vector v.p of length v.m."""
    i = sp.Symbol("i", integer=True, nonnegative=True)
    bits = sp.Piecewise((-v.p[i] * sp.log(v.p[i]) / sp.log(2), v.p[i] > 0), (0, True))
    return sp.Sum(bits, (i, 0, v.m - 1))


def mean_length(v: Any) -> Any:
    """Mean length of the code with lengths l, for print."""
    i, length = sp.Symbol("i", integer=True, nonnegative=True), sp.Function("l", positive=True)
    return sp.Sum(v.p[i] * length(i), (i, 0, v.m - 1))


def times_length(name: str) -> Procedure:
    """The mean length of Huffman's code times the parameter `name`."""
    return Procedure(
        lambda v: getattr(v, name) * mean_length(v),
        lambda **given: float(given[name] * huffman_cost([float(x) for x in given["p"]])),
        lambda mp, **given: mp.mpf(int(given[name])) * huffman_cost([mp.mpf(x) for x in given["p"]]),
    )
