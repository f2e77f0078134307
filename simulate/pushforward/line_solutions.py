"""Samplers on the line that share a target: monotone ones by the change of variables, others by shuffling levels."""

from __future__ import annotations

import numpy as np
from scipy import integrate, special

from lawbook.simulate.inputs import choice, number, refuse, whole_number

LEVELS = ("increasing", "decreasing", "doubled", "tent", "exchanged")


def monotone(z: float, rate: float, sign: int) -> float:
    """T(z) for the monotone map (sign 1 or -1) from N(0, 1) to the exponential law of `rate`, to about 1e-10.

    T' = sign phi(z)/p(T) is integrated from z = 0, which goes to the target's median.
    """
    z, rate = number("z", z), number("rate", rate, 0, low_open=True)
    if sign not in (-1, 1):
        raise refuse("sign", sign, "1 or -1")
    if z == 0:
        return float(np.log(2) / rate)

    def slope(x: float, place: np.ndarray) -> np.ndarray:
        return sign * np.exp(-(x**2) / 2 + rate * place) / (rate * np.sqrt(2 * np.pi))

    return float(integrate.solve_ivp(slope, (0, z), [np.log(2) / rate], method="DOP853", rtol=1e-12, atol=1e-13).y[0, -1])


def shuffled_level(u: np.ndarray, kind: str) -> np.ndarray:
    """A map of [0, 1] that keeps the uniform law: 1 - u, 2 u modulo 1, a tent, or the two halves exchanged."""
    if choice("kind", kind, LEVELS) == "increasing":
        return u
    if kind == "decreasing":
        return 1 - u
    if kind == "doubled":
        return (2 * u) % 1
    return 1 - np.abs(2 * u - 1) if kind == "tent" else (u + 0.5) % 1


def cost_to_uniform(mean: float, deviation: float, length: float, kind: str, points: int = 4001) -> float:
    """E |m + s Z - T(Z)|^2 for the sampler T(z) = length g(Phi(z)), g one of the shuffles; trapezoids in z, which a jump of g costs 1e-3."""
    number("mean", mean), number("deviation", deviation, 0, low_open=True), number("length", length, 0, low_open=True)
    z = np.linspace(-9, 9, whole_number("points", points, 11))
    mass = np.exp(-(z**2) / 2)
    images = length * shuffled_level(special.ndtr(z), kind)
    return float((mass * (mean + deviation * z - images) ** 2).sum() / mass.sum())
