"""What the laws of objectives along segments of laws share: mixtures, and displacement along shortest ways."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise, equal, real
from lawbook.theory.lazy import sympy as sp

FIRST = real("A", "objective at the first law", low=0, typical=(0.2, 3))
SECOND = real("B", "objective at the second law", low=0, typical=(0.2, 3))
APART = real("C", "squared distance of the two laws", low=0, typical=(0.1, 0.5))
SHARE = real("t", "share of the second law, or of the way to it", low=0, high=1, typical=(0.1, 0.9))
WAY = Premise("Displacement moves the mass of mu_0 at x along the straight line to its partner T(x) in the shortest matching with mu_1: to (1 - t) x + t T(x).")


def chord(v: SimpleNamespace) -> Any:
    return (1 - v.t) * v.A + v.t * v.B


def below_chord(v: SimpleNamespace) -> Any:
    return chord(v) - v.t * (1 - v.t) * v.C


def two_convex(v: SimpleNamespace, because: str) -> tuple[Any, ...]:
    """The identity of a squared norm along a segment, and its mean: A = |x|^2, B = |y|^2, C = |x - y|^2, in coordinates."""
    x, y = sp.symbols("x y", real=True)
    z = sp.Symbol("z", real=True)
    where = {x: (-2, 2), y: (-2, 2), z: (-2, 2), v.t: (0.1, 0.9), v.A: (0.2, 3), v.B: (0.2, 3), v.C: (0.1, 0.5)}
    return (
        equal(
            ((1 - v.t) * x + v.t * y - z) ** 2, (1 - v.t) * (x - z) ** 2 + v.t * (y - z) ** 2 - v.t * (1 - v.t) * (x - y) ** 2, "expand", because, lemma=True, where=where,
            transform=lambda e: sp.expand(e) - sp.expand((1 - v.t) * (x - z) ** 2 + v.t * (y - z) ** 2 - v.t * (1 - v.t) * (x - y) ** 2) + (1 - v.t) * (x - z) ** 2 + v.t * (y - z) ** 2 - v.t * (1 - v.t) * (x - y) ** 2,
        ),
        equal(v.A - v.t * (v.A - v.B) - v.t * v.C + v.t**2 * v.C, below_chord(v), "sum", "over all coordinates", where=where),
    )
