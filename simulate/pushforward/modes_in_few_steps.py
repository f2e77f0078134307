"""Two modes by samplers with few steps: the heavier mode's share, and the variance of the outputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import optimize, special

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import mixture_flow, solvers
from lawbook.simulate.pushforward.few_steps import line_mixture


def quadrature(mixture: GaussianMixture, noise: float, points: int = 401) -> tuple[np.ndarray, np.ndarray]:
    """Places (n, 1) and masses (n,) for the law of the data plus noise, trapezoids in each part: accurate to rounding for smooth functions."""
    z = np.linspace(-9, 9, whole_number("points", points, 11))
    mass = np.exp(-(z**2) / 2)
    deviations = np.sqrt(mixture.covariances[:, 0, 0] + noise**2)
    places = mixture.means[:, :1] + deviations[:, None] * z
    return places.reshape(-1, 1), np.outer(mixture.weights, mass / mass.sum()).ravel()


def variance_ratio(weights: Any, means: Any, deviation: float, noise: Any, points: int = 401) -> dict[str, float]:
    """{"ratio", "lost"}: variance of the first-order sampler's outputs over that of the law at the last level, and their difference.

    It starts from the exact law at the first of the decreasing noise levels. Exact denoisers; quadrature.
    """
    mixture, levels = line_mixture(weights, means, deviation), solvers.grid_of("noise", noise, decreasing=True)
    x, mass = quadrature(mixture, levels[0], points)
    end = solvers.first_order(lambda x, level: mixture_flow.posterior(x, mixture, level, 1.0)[1], x, levels)[:, 0]
    exact = float(mixture.covariance()[0, 0] + levels[-1] ** 2)
    found = float(mass @ (end - mass @ end) ** 2)
    return {"ratio": found / exact, "lost": exact - found}


def atom_denoiser(a: float, odds: float) -> Callable[[np.ndarray, float], np.ndarray]:
    """E[Y | Y + level Z = x] for Y = a with the log odds `odds`, else -a."""
    return lambda x, level: a * np.tanh(a * x / level**2 + odds / 2)


def _above(end: Callable[[float], float]) -> float:
    """P(end(Z) > 0) for an increasing function of normal noise, by bisection of its sign."""
    if end(-20.0) > 0 or end(20.0) < 0:
        return float(end(-20.0) > 0)
    return float(special.ndtr(-optimize.brentq(lambda z: np.sign(end(z)), -20, 20, xtol=1e-13)))


def share(a: float, odds: float, noise: Any) -> float:
    """P(output > 0) of the first-order sampler started from N(0, noise[0]^2), for data on a and -a with the log odds `odds` of a.

    Each step is increasing, so that one noise level, found by bisection, divides the outputs. The last level is 0.
    """
    a, odds = number("a", a, 0, low_open=True), number("odds", odds)
    levels = solvers.grid_of("noise", noise, decreasing=True)
    if levels[-1] != 0:
        raise refuse("noise", float(levels[-1]), "levels that end at 0")
    denoiser = atom_denoiser(a, odds)

    def end(z: float) -> float:
        return float(solvers.first_order(denoiser, np.array([z * levels[0]]), levels)[0])

    return _above(end)


def share_after_flow(a: float, odds: float, steps: int) -> float:
    """The same for Euler's rule with equal steps on the linear path from N(0, 1)."""
    a, odds, steps = number("a", a, 0, low_open=True), number("odds", odds), whole_number("steps", steps)

    def end(z: float) -> float:
        x = z
        for k in range(steps):
            t = k / steps
            x += (a * np.tanh(a * t * x / (1 - t) ** 2 + odds / 2) - x) / (1 - t) / steps
        return x

    return _above(end)


def missing_variance(a: float, steps: int, points: int = 40_000) -> float:
    """1 - E x^2/a^2 over the outputs x of Euler's rule with equal steps on the linear path, for -a and a with equal weights; midpoints over noise."""
    a, steps = number("a", a, 0, low_open=True), whole_number("steps", steps)
    z = (np.arange(whole_number("points", points, 11)) + 0.5) * 9 / points  # by symmetry; 0, which stays, is no node
    x = z.copy()
    for k in range(steps):
        t = k / steps
        x += (a * np.tanh(a * t * x / (1 - t) ** 2) - x) / (1 - t) / steps
    mass = np.exp(-(z**2) / 2)
    return float((mass * (1 - x / a) * (1 + x / a)).sum() / mass.sum())


def amplification(a: float, steps: int, odds: float = 0.01) -> float:
    """How much faster than the data's share the outputs' share moves from 1/2, less 1: by differences at small log odds, two of them extrapolated."""
    found = []
    for small in (odds, odds / 2):
        wanted = np.tanh(small / 2) / 2
        found.append((share_after_flow(a, small, steps) - 0.5) / wanted - 1)
    return float((4 * found[1] - found[0]) / 3)
