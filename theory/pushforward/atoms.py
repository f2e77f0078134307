"""Two atomic laws with common atoms: their parameters, and sums over pairs of atoms."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise, equal, probabilities, real, weights
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


def less_than_one(h: Any) -> Callable[[Any], Any]:
    """1 - exp(-z^2/(2 h^2)), written so that points close to each other cost no digits."""
    return lambda z: 2 * sp.tanh(z**2 / (4 * h**2)) / (1 + sp.tanh(z**2 / (4 * h**2)))


def over_kernel(v: SimpleNamespace) -> Any:
    """sum_ij c_i c_j k(x_i - x_j), k the normal kernel: as the c_i sum to 0, less the sum with 1 - k."""
    return -over_pairs(v, less_than_one(v.h))


def constant_drops_out() -> Any:
    """The step from k to 1 - k, for three atoms with masses that sum to 0 and a kernel that is 1 at equal points."""
    first, second, *k = sp.symbols("c_1 c_2 k_12 k_13 k_23", real=True)
    c, pairs = (first, second, -first - second), ((0, 1), (0, 2), (1, 2))
    whole = sum(x**2 for x in c) + 2 * sum(c[i] * c[j] * value for (i, j), value in zip(pairs, k, strict=True))
    less = -2 * sum(c[i] * c[j] * (1 - value) for (i, j), value in zip(pairs, k, strict=True))
    return equal(
        whole, less, "expand", "the c_i sum to 0: a constant drops out of sum_ij c_i c_j k_ij (here for three atoms)", lemma=True,
        where=dict.fromkeys((first, second, *k), (-1, 1)),
    )


def as_exponential() -> Any:
    """The form in which 1 - k is evaluated."""
    a = sp.Symbol("a", positive=True)
    return equal(
        2 * sp.tanh(a) / (1 + sp.tanh(a)), 1 - sp.exp(-2 * a), "expand", "1 - exp(-2 a) in a form that keeps its digits at small a", lemma=True,
        where={a: (0.01, 3)}, transform=lambda e: sp.simplify(e.rewrite(sp.exp)),
    )


def collected(sum_: Any) -> Any:
    """The same sum with its term factored."""
    return sp.Sum(sp.factor(sum_.function), *sum_.limits)
