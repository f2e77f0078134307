"""Samplers with few steps and exact fields: how far their outputs are from the target, for normal data and for mixtures on the line."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from scipy import optimize, special

from lawbook.simulate.inputs import choice, number, probability_vector, refuse, whole_number
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import mixture_flow, solvers


def normal(s: float) -> GaussianMixture:
    """N(0, s^2) on the line, as a mixture of one part."""
    return GaussianMixture([1.0], [[0.0]], number("s", s, 0, low_open=True) ** 2)


def deviation(s: float, steps: int, method: str, path: str = "linear") -> float:
    """Output deviation over s: flow from N(0, 1) to N(0, s^2) in equal steps of time. The solver's map is linear, so one point tells."""
    times = np.linspace(0, 1, whole_number("steps", steps) + 1)
    return float(solvers.integrate(mixture_flow.velocity(normal(s), mixture_flow.Schedule(path)), np.ones((1, 1)), times, method)[0, 0]) / s


def first_order_deviation(s: float, noise: Any) -> float:
    """Output deviation over the exact one of the first-order sampler on N(0, s^2) at decreasing noise levels, started from the exact law.

    Exact is sqrt(s^2 + last^2), the law at the last level.
    """
    noise = solvers.grid_of("noise", noise, decreasing=True)
    mixture = normal(s)
    end = solvers.first_order(lambda x, level: mixture_flow.posterior(x, mixture, level, 1.0)[1], np.full((1, 1), np.hypot(s, noise[0])), noise)
    return float(end[0, 0] / np.hypot(s, noise[-1]))


def cumulative(x: np.ndarray, mixture: GaussianMixture) -> np.ndarray:
    """Distribution function of a mixture on the line."""
    if mixture.dimension != 1:
        raise refuse("mixture", mixture.dimension, "a law on the line")
    scaled = (x[:, None] - mixture.means[:, 0]) / np.sqrt(mixture.covariances[:, 0, 0])
    return special.ndtr(scaled) @ mixture.weights


def quantile(u: float, mixture: GaussianMixture) -> float:
    """Where the distribution function is u, by bracketing."""
    u = number("u", u, 0, 1, low_open=True)
    deviations = np.sqrt(mixture.covariances[:, 0, 0])
    ends = mixture.means[:, 0].min() - 12 * deviations.max(), mixture.means[:, 0].max() + 12 * deviations.max()
    return float(optimize.brentq(lambda x: cumulative(np.array([x]), mixture)[0] - u, *ends, xtol=1e-14, rtol=1e-14))


def line_mixture(weights: Any, means: Any, deviation: float) -> GaussianMixture:
    """A mixture on the line with one deviation for all parts."""
    return GaussianMixture(probability_vector("weights", weights), np.asarray(means, dtype=float), number("deviation", deviation, 0, low_open=True) ** 2)


def level_after_flow(u: float, mixture: GaussianMixture, schedule: mixture_flow.Schedule, steps: int = 800) -> float:
    """F(x) at the end of the flow that starts from the quantile u of the law at the schedule's beginning."""
    start = schedule(0.0)
    x = quantile(u, mixture_flow.noised(mixture, start.a, start.b))
    clustered = np.linspace(1, 0, whole_number("steps", steps) + 1) ** 2  # fine steps where the data appear
    end = solvers.integrate(mixture_flow.velocity(mixture, schedule), np.array([[x]]), schedule.horizon * (1 - clustered))
    return float(cumulative(end[:, 0], mixture)[0])


@lru_cache(maxsize=8)
def _truth(key: tuple[tuple[float, ...], tuple[float, ...], float], points: int) -> tuple[np.ndarray, np.ndarray]:
    mixture = line_mixture(*key)
    z = np.linspace(-2, 2, points)
    return z, np.array([quantile(float(special.ndtr(x)), mixture) for x in z])


def largest_error(weights: Any, means: Any, deviation: float, steps: int, method: str, path: str = "linear", points: int = 9) -> float:
    """Largest |x_N - T(z)| over noise z in [-2, 2], T = F^(-1)(Phi) the increasing map, which is the exact flow's."""
    mixture = line_mixture(weights, means, deviation)
    z, exact = _truth((tuple(weights), tuple(means), float(deviation)), whole_number("points", points, 2))
    field = mixture_flow.velocity(mixture, mixture_flow.Schedule(choice("path", path, ("linear", "trigonometric"))))
    end = solvers.integrate(field, z[:, None], np.linspace(0, 1, whole_number("steps", steps) + 1), method)
    return float(np.abs(end[:, 0] - exact).max())
