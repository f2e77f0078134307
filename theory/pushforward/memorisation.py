"""What the laws of memorisation share: the noising of n data points, and its premises."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise
from lawbook.theory.lazy import sympy as sp

NOISED = Premise("X_t = exp(-t) X_0 + sqrt(Delta) Z, Delta = 1 - exp(-2 t), Z standard normal; X_0 is one of the n data points, or from their law.")
DENOISING = Premise("The denoising loss of a field f is E |f(X_t) - r|^2, r = -Z/sqrt(Delta) the score of X_t given X_0.")


def noise(t: Any) -> Any:
    """Delta = 1 - exp(-2 t)."""
    return 1 - sp.exp(-2 * t)


def variance(v: SimpleNamespace) -> Any:
    """V = Delta + s^2 exp(-2 t), the variance of a coordinate of X_t where the data are N(0, s^2 I)."""
    return noise(v.t) + v.s**2 * sp.exp(-2 * v.t)


def least_loss(v: SimpleNamespace) -> Any:
    """What the exact score of N(0, s^2 I_d) leaves of the denoising loss."""
    return v.d * v.s**2 * sp.exp(-2 * v.t) / (noise(v.t) * variance(v))
