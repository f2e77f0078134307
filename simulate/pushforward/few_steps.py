"""Samplers with few steps and exact fields: how far their outputs are from the target, for normal data and for mixtures on the line."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from scipy import optimize, special

from lawbook.simulate.inputs import choice, number, probability_vector, refuse, whole_number
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import mixture_flow, solvers
from lawbook.simulate.streams import generators


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


def variance_after_flow(s: float, T: float, t: float, steps: int = 300) -> float:
    """Variance at time t of the ODE started from N(0, 1) at time T, data N(0, s^2); steps finer towards t."""
    schedule = mixture_flow.Schedule("preserving", number("T", T, 0, low_open=True))
    if not 0 <= t < T:
        raise refuse("t", t, f"0 <= t < T = {T}")
    times = T - np.linspace(np.sqrt(T), np.sqrt(t), whole_number("steps", steps) + 1) ** 2
    times[0] = 0.0  # not a rounding error below it
    return float(solvers.integrate(mixture_flow.velocity(normal(s), schedule), np.ones((1, 1)), times)[0, 0] ** 2)


def step_back(s: float, b: float, A: float) -> dict[str, float]:
    """One ancestral step on N(0, s^2), from signal share A (1 - b) to A, started from the exact law.

    {"variance": what its noise must add, "large", "small": excess of the output's variance with the two usual noises}
    """
    A = number("A", A, 0, 1, low_open=True)
    if not 0 < number("b", b) < 1:
        raise refuse("b", b, "a number in ]0, 1[")
    mixture, kept = normal(s), A * (1 - b)
    before = mixture_flow.noised(mixture, np.sqrt(1 - A), np.sqrt(A)).covariance()[0, 0]
    after = mixture_flow.noised(mixture, np.sqrt(1 - kept), np.sqrt(kept)).covariance()[0, 0]
    score = mixture_flow.posterior(np.ones((1, 1)), mixture, np.sqrt(1 - kept), np.sqrt(kept))[0]
    carried = float((1 + b * score[0, 0]) ** 2 / (1 - b) * after)
    return {"variance": before - carried, "large": carried + b - before, "small": carried + b * (1 - A) / (1 - kept) - before}


def _correlation(s: float, T: float, lam: float, steps: int) -> float:
    """By moments of the Euler-Maruyama chain, whose maps are linear."""
    mixture, times = normal(s), np.linspace(np.sqrt(T), 0, steps + 1) ** 2
    covariance = variance = start = mixture_flow.noised(mixture, np.sqrt(-np.expm1(-2 * T)), np.exp(-T)).covariance()[0, 0]
    score = mixture_flow.diffusion_score(mixture)
    for now, then in zip(times[:-1], times[1:], strict=True):
        factor = 1 + (now - then) * (1 + (1 + lam) * score(np.ones((1, 1)), float(now))[0, 0])
        covariance, variance = covariance * factor, variance * factor**2 + 2 * lam * (now - then)
    return float(covariance / np.sqrt(start * variance))


def correlation_with_noise(s: float, T: float, lam: float, steps: int = 300) -> float:
    """Correlation of start and end of dx = (x + (1 + lam) score) dt + sqrt(2 lam) dB, back from T to 0, data N(0, s^2).

    Three chains with steps, 2 steps and 4 steps extrapolated to steps of 0: the error left is of order 1/steps^3.
    """
    T, lam = number("T", T, 0, low_open=True), number("lam", lam, 0)
    one, two, four = (_correlation(s, T, lam, whole_number("steps", steps) * k) for k in (1, 2, 4))
    return (one - 6 * two + 8 * four) / 3


def splitting_time(m: float) -> float:
    """When the noised law of (N(-m, 1) + N(m, 1))/2 stops to have a minimum at 0: sign of the log density's second derivative."""
    mixture = line_mixture([0.5, 0.5], [-number("m", m, 1, low_open=True), m], 1.0)

    def curvature(t: float) -> float:
        return float(mixture_flow.details(np.zeros((1, 1)), mixture, float(np.sqrt(-np.expm1(-2 * t))), float(np.exp(-t))).hessian[0, 0, 0])

    return float(optimize.brentq(curvature, 0, 20, xtol=1e-13))


def convolved_density(x: float, mixture: GaussianMixture, t: float, nodes: int = 2001) -> float:
    """Density at x of the noising process at time t, by integration of its transition density over the start (trapezoids)."""
    x, t = number("x", x), number("t", t, 0, low_open=True)
    widest = np.sqrt(mixture.covariances.max())
    starts, h = np.linspace(mixture.means.min() - 12 * widest, mixture.means.max() + 12 * widest, whole_number("nodes", nodes, 3), retstep=True)
    parts = np.exp(-((starts[:, None] - mixture.means[:, 0]) ** 2) / (2 * mixture.covariances[:, 0, 0])) / np.sqrt(2 * np.pi * mixture.covariances[:, 0, 0])
    spread = -np.expm1(-2 * t)
    moved = np.exp(-((x - np.exp(-t) * starts) ** 2) / (2 * spread)) / np.sqrt(2 * np.pi * spread)
    return float(h * (moved * (parts @ mixture.weights)).sum())


def clones(m: float, t: float, *, seed: Any, replicates: int, first: int = 0, pairs: int = 4000, steps: int = 40) -> dict[str, np.ndarray]:
    """{"same", "trials"}: of `pairs` pairs of reversed diffusions that start at one place at time t, how many end on one side of 0.

    Data (N(-m, 1) + N(m, 1))/2; the common place has the law of the noised data, each copy goes on by Euler-Maruyama.
    """
    mixture = line_mixture([0.5, 0.5], [-number("m", m, 0), m], 1.0)
    t, pairs = number("t", t, 0, low_open=True), whole_number("pairs", pairs)
    score, times = mixture_flow.diffusion_score(mixture), np.linspace(t, 0, whole_number("steps", steps) + 1)
    law, found = mixture_flow.noised(mixture, float(np.sqrt(-np.expm1(-2 * t))), float(np.exp(-t))), []
    for rng in generators(seed, replicates, first):
        common = law.sample(pairs, rng)
        one, two = (solvers.reverse_diffusion(score, common, times, 1.0, rng) for _ in range(2))
        found.append(int(((one > 0) == (two > 0)).sum()))
    return {"same": np.array(found), "trials": np.full(replicates, pairs)}


def curl_of_map(weights: Any, means: Any, variance: float, noise: Any, steps: int = 60) -> np.ndarray:
    """|J - J^T|/|J| (Frobenius) at noise points (n, d), shape (n,), J the Jacobian of the flow's end map, from the tangent equation.

    Linear path, classical Runge-Kutta for the place and its tangent together. 0 for gradients, so for optimal transport.
    """
    mixture = GaussianMixture(probability_vector("weights", weights), np.asarray(means, dtype=float), number("variance", variance, 0, low_open=True))
    schedule, x = mixture_flow.Schedule("linear"), np.asarray(noise, dtype=float)
    if x.ndim != 2 or x.shape[1] != mixture.dimension:
        raise refuse("noise", x.shape, f"points of dimension {mixture.dimension}")
    tangent, h = np.tile(np.eye(mixture.dimension), (len(x), 1, 1)), 1 / whole_number("steps", steps)

    def both(x: np.ndarray, tangent: np.ndarray, t: float) -> tuple[np.ndarray, np.ndarray]:
        at, found = schedule(t), mixture_flow.details(x, mixture, schedule(t).a, schedule(t).b)
        return at.b_speed * found.denoised - at.a_speed * found.score, (at.b_speed * found.denoiser_jacobian - at.a_speed * found.hessian) @ tangent

    for k in range(steps):
        one = both(x, tangent, k * h)
        two = both(x + h / 2 * one[0], tangent + h / 2 * one[1], (k + 0.5) * h)
        three = both(x + h / 2 * two[0], tangent + h / 2 * two[1], (k + 0.5) * h)
        four = both(x + h * three[0], tangent + h * three[1], min((k + 1) * h, 1.0))
        x, tangent = (old + h / 6 * (a + 2 * b + 2 * c + d) for old, a, b, c, d in zip((x, tangent), one, two, three, four, strict=True))
    return np.linalg.norm(tangent - np.swapaxes(tangent, 1, 2), axis=(1, 2)) / np.linalg.norm(tangent, axis=(1, 2))
