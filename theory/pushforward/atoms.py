"""Two atomic laws with common atoms: their parameters, and sums over pairs of atoms."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise, probabilities, real, weights
from lawbook.theory.lazy import sympy as sp

POINTS = weights("x", "places of the atoms", length="n")
MASSES = probabilities("p", "masses of the first law", length="n")
OTHER_MASSES = probabilities("w", "masses of the second law", length="n")
BANDWIDTH = real("h", "bandwidth of the kernel exp(-(x - y)^2/(2 h^2))", low=0, low_open=True, typical=(0.5, 3))
ATOMS = Premise("Two laws have masses p_i and w_i at the places x_i; c_i = p_i - w_i, so that the c_i sum to 0.")


def over_pairs(v: SimpleNamespace, of: Callable[[Any], Any]) -> Any:
    """sum_ij c_i c_j of(x_i - x_j)."""
    i, j = sp.symbols("i j", integer=True, nonnegative=True)
    term = (v.p[i] - v.w[i]) * (v.p[j] - v.w[j]) * of(v.x[i] - v.x[j])
    return sp.Sum(term, (i, 0, v.n - 1), (j, 0, v.n - 1))


def within_and_between(v: SimpleNamespace, of: Callable[[Any], Any]) -> Any:
    """E of(X - X') + E of(Y - Y') - E of(X - Y) - E of(Y - X), term by term."""
    i, j = sp.symbols("i j", integer=True, nonnegative=True)
    term = v.p[i] * v.p[j] + v.w[i] * v.w[j] - v.p[i] * v.w[j] - v.w[i] * v.p[j]
    return sp.Sum(term * of(v.x[i] - v.x[j]), (i, 0, v.n - 1), (j, 0, v.n - 1))


def collected(sum_: Any) -> Any:
    """The same sum with its term factored."""
    return sp.Sum(sp.factor(sum_.function), *sum_.limits)
