"""What the laws of two particles under a Gaussian kernel's flow share."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise
from lawbook.theory.lazy import sympy as sp

PAIR = Premise("Two particles of mass 1/2 go down the slope of n times half the squared MMD: each is pushed by -k' of the mean over particles and pulled by k' of the mean over the target.")


def slope(r: Any, h: Any) -> Any:
    """Minus the derivative of exp(-r^2/(2 h^2))."""
    return r / h**2 * sp.exp(-(r**2) / (2 * h**2))


def velocity(x: Any, other: Any, atoms: Any, h: Any) -> Any:
    """Velocity of the particle at x; `atoms` are pairs (place, mass)."""
    return slope(x - other, h) / 2 - sum(mass * slope(x - place, h) for place, mass in atoms)
