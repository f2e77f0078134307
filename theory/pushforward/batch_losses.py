"""The mean loss of batches of n on normal frequencies, as a function of the square u of the learnt deviation."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal
from lawbook.theory.lazy import sympy as sp

PREMISES = (
    Premise("Noise and target are centred isotropic normal laws in d dimensions, the map is z -> s z, u = s^2; frequencies are "
            "normal with standard deviation w in "
            "each coordinate."),
    Premise("One batch of n: the mean loss is E_t [|f|^2 - 2 f g + |g|^2 + (1 - |f|^2)/n]/2, with f = exp(-u |t|^2/2), g = "
            "exp(-sigma^2 |t|^2/2), and "
            "E exp(-c |t|^2) = (1 + 2 w^2 c)^(-d/2)."),
)


def mean_loss(u: Any, v: Any) -> Any:
    """Up to what does not depend on u."""
    w = v.w
    return (1 - 1 / v.n) * (1 + 2 * w**2 * u) ** (-v.d / 2) / 2 - (1 + w**2 * (u + v.sigma**2)) ** (-v.d / 2)


def shrinking(v: Any) -> Any:
    """rho: the least ratio of the two smoothed variances that a batch tolerates."""
    return (1 - 1 / v.n) ** (2 / (v.d + 2))


def stationary(v: Any) -> Any:
    """The u at which the ratio is rho; negative where none is."""
    return (shrinking(v) * (1 + v.w**2 * v.sigma**2) - 1) / (v.w**2 * (2 - shrinking(v)))


def steps(v: Any) -> tuple[Step, ...]:
    u, r = sp.Symbol("u", positive=True), sp.Symbol("rho", positive=True)
    w, d = v.w, v.d
    first, second = 1 + 2 * w**2 * u, 1 + w**2 * (u + v.sigma**2)
    where = {v.n: [2, 3, 10], v.d: [1, 2, 5], v.w: (0.3, 2), v.sigma: (0.5, 2), u: (0.1, 3), r: (0.1, 0.95)}
    root = (r * (1 + w**2 * v.sigma**2) - 1) / (w**2 * (2 - r))
    return (
        equal(
            sp.Derivative(mean_loss(u, v), u), d * w**2 / 2 * (second ** (-d / 2 - 1) - (1 - 1 / v.n) * first ** (-d / 2 - 1)),
            "differentiate",
            "positive where first/second, the ratio of 1 + 2 w^2 u to 1 + w^2 (u + sigma^2), exceeds rho = (1 - 1/n)^(2/(d + 2))",
            lemma=True, where=where,
        ),
        equal(
            sp.Derivative(first / second, u), w**2 * (1 + 2 * w**2 * v.sigma**2) / second**2, "differentiate",
            "the ratio rises with u: one minimum", lemma=True, where=where,
        ),
        equal(
            (first / second).subs(u, root), r, "solve", "it is rho at this u, where that is positive; else u = 0 is the minimum",
            lemma=True, where=where,
        ),
    )
