"""Two equal modes at -a and a on the line, reached from normal noise: parameters and steps that several laws share."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, at_least, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp

WIDTH = real("sigma", "standard deviation of each mode", r"\sigma", low=0, low_open=True, typical=(0.5, 2))
SLOPE = real("L", "largest slope of the sampler", low=0, low_open=True, typical=(2, 20))
HALF = real("r", "half the width of the gap that is looked at", low=0, low_open=True, typical=(0.5, 3))

ISOPERIMETRY = Premise("Gaussian isoperimetry for half-lines (Sudakov and Tsirelson; Borell): if f has slopes at most L, then G(y) >= G(x) + (y - x)/L for "
                       "x < y, with G = Phi^(-1)(P(f <= .)), for normal latents of any number.")


def cumulative(x: Any, v: Any) -> Any:
    """F, of the target."""
    return (gaussian_measures.cumulative(x, -v.a, v.sigma) + gaussian_measures.cumulative(x, v.a, v.sigma)) / 2


def density(x: Any, v: Any) -> Any:
    return (gaussian_measures.density(x, -v.a, v.sigma) + gaussian_measures.density(x, v.a, v.sigma)) / 2


def probit(u: Any) -> Any:
    """Phi^(-1), for u below 1/2 without cancellation."""
    return -sp.sqrt(2) * sp.erfcinv(2 * u)


def steepest(v: Any) -> Any:
    return v.sigma * sp.exp(v.a**2 / (2 * v.sigma**2))


def middle_step(v: Any) -> Step:
    """The increasing map is steepest in the middle."""
    z = sp.Symbol("z", real=True)
    x = sp.Symbol("x", real=True)
    profile = gaussian_measures.density(probit(cumulative(x, v)))
    return at_least(
        density(x, v) * steepest(v) / profile, sp.Integer(1), "T'(z) = phi(z)/p(T(z)) is nowhere more: p(x) L >= phi(Phi^(-1)(F(x)))", lemma=True,
        where={v.a: (0.2, 2.5), v.sigma: (0.6, 2), x: (-4, 4), z: (-3, 3)},
    )
