"""Entropic transport between N(0, a^2) and N(m, b^2): what its laws share."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise, real
from lawbook.theory.lazy import sympy as sp

FIRST = real("a", "standard deviation of the first law", low=0, low_open=True, typical=(0.4, 2))
SECOND = real("b", "standard deviation of the second law", low=0, low_open=True, typical=(0.4, 3))
SHIFT = real("m", "difference of the means", typical=(-2, 2))
PLAN = Premise("The optimal plan is normal, for potentials stay quadratic; its covariance c maximises 2 c + (epsilon/2) log(a^2 b^2 - c^2), the rest of E |x - y|^2 + epsilon KL being fixed.")


def correlation_root(a: Any, b: Any, epsilon: Any) -> Any:
    """D = sqrt(4 a^2 b^2 + epsilon^2/4)."""
    return sp.sqrt(4 * a**2 * b**2 + epsilon**2 / 4)


def covariance(a: Any, b: Any, epsilon: Any) -> Any:
    """c, of the optimal plan."""
    return (correlation_root(a, b, epsilon) - epsilon / 2) / 2


def cost(a: Any, b: Any, epsilon: Any) -> Any:
    """The entropic cost at equal means."""
    c = covariance(a, b, epsilon)
    return a**2 + b**2 - 2 * c - epsilon / 2 * sp.log(1 - c**2 / (a * b) ** 2)


def closed(v: SimpleNamespace) -> Any:
    """The cost with the logarithm's argument in closed form: 1 - c^2/(a b)^2 = epsilon/(epsilon/2 + D)."""
    D = correlation_root(v.a, v.b, v.epsilon)
    return v.m**2 + v.a**2 + v.b**2 - D + v.epsilon / 2 + v.epsilon / 2 * sp.log((D + v.epsilon / 2) / v.epsilon)
