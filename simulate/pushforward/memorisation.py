"""Diffusions whose score is learnt from n points: losses, basins, distances to the data, who owns a noised point.

Data are noised as X_t = exp(-t) X_0 + sqrt(1 - exp(-2 t)) Z. Costs: `n` distances for each noised point and step.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import logsumexp

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.streams import generators


def points_of(name: str, data: Any) -> np.ndarray:
    """Data as an array (n, d); a flat list is n points on the line. Raises InputError for anything but finite numbers."""
    points = np.asarray(data, dtype=float)
    points = points[:, None] if points.ndim == 1 else points
    if points.ndim != 2 or points.size == 0 or not np.isfinite(points).all():
        raise refuse(name, data, "a list of numbers, or of points of equal dimension, all finite, at least one")
    return points


def spread(t: float) -> float:
    """The variance 1 - exp(-2 t) of the noise at time t."""
    return float(-np.expm1(-2 * t))


def responsibilities(x: np.ndarray, points: np.ndarray, t: float) -> np.ndarray:
    """Posterior weights (m, n) of the data points given noised points x (m, d) at time t."""
    centres = np.exp(-t) * points
    squared = (x**2).sum(1)[:, None] - 2 * x @ centres.T + (centres**2).sum(1)
    logits = -squared / (2 * spread(t))
    return np.exp(logits - logsumexp(logits, axis=1, keepdims=True))


def denoised(x: np.ndarray, points: np.ndarray, t: float) -> np.ndarray:
    """The posterior mean of the data point, (m, d)."""
    return responsibilities(x, points, t) @ points


def score(x: np.ndarray, points: np.ndarray, t: float) -> np.ndarray:
    """The score of the noised empirical measure, (m, d): what minimises the empirical denoising loss."""
    return (np.exp(-t) * denoised(x, points, t) - x) / spread(t)


def loss_of_linear_score(
    s: float, d: int, t: float, slope: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 500
) -> dict[str, np.ndarray]:
    """{"loss"}: mean denoising loss of x -> -slope x at data N(0, s^2 I_d), from `draws` draws a replicate, shape (replicates,)."""
    s, t, slope = number("s", s, 0, low_open=True), number("t", t, 0, low_open=True), number("slope", slope)
    d = whole_number("d", d)
    found = []
    for rng in generators(seed, replicates, first):
        data, noise = s * rng.standard_normal((draws, d)), rng.standard_normal((draws, d))
        noised = np.exp(-t) * data + np.sqrt(spread(t)) * noise
        found.append(((-slope * noised + noise / np.sqrt(spread(t))) ** 2).sum(1).mean())
    return {"loss": np.array(found)}


def loss_of_memoriser(
    n: int, s: float, d: int, t: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 40
) -> dict[str, np.ndarray]:
    """{"loss"}: training loss of the empirical score on n points of N(0, s^2 I_d), from `draws` noised points, (replicates,)."""
    n, d = whole_number("n", n), whole_number("d", d)
    s, t = number("s", s, 0, low_open=True), number("t", t, 0, low_open=True)
    found = []
    for rng in generators(seed, replicates, first):
        points = s * rng.standard_normal((n, d))
        noise = rng.standard_normal((draws, d))
        noised = np.exp(-t) * points[rng.integers(n, size=draws)] + np.sqrt(spread(t)) * noise
        found.append(((score(noised, points, t) + noise / np.sqrt(spread(t))) ** 2).sum(1).mean())
    return {"loss": np.array(found)}


def flow_to_data(x: np.ndarray, points: np.ndarray, start: float, stop: float, steps: int = 80) -> np.ndarray:
    """Endpoints (m, d) of the probability-flow ODE from time `start` down to `stop`, by the midpoint rule in log time.

    x' = x + score(x) backwards in time; the start x is that of N(0, I) in place of the law at `start`.
    """
    times = np.geomspace(start, stop, steps + 1)
    for now, then in zip(times[:-1], times[1:], strict=True):
        step = now - then
        middle = (now + then) / 2
        half = x + step / 2 * (x + score(x, points, now))
        x = x + step * (half + score(half, points, middle))
    return x


def basins(
    data: Any, which: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, start: float = 8.0, block: int = 2000
) -> dict[str, np.ndarray]:
    """{"captured", "trials"}: how many of `block` noise points flow to data point number `which`, shape (replicates,)."""
    points, which = points_of("data", data), whole_number("which", which, low=0)
    if which >= len(points):
        raise refuse("which", which, f"the number of a data point, 0 to {len(points) - 1}")
    found = []
    for rng in generators(seed, replicates, first):
        ends = flow_to_data(rng.standard_normal((block, points.shape[1])), points, start, 1e-4)
        found.append(int((((ends[:, None] - points) ** 2).sum(2).argmin(1) == which).sum()))
    return {"captured": np.array(found), "trials": np.full(replicates, block)}


def distance_to_data(
    n: int, d: int, t: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 500
) -> dict[str, np.ndarray]:
    """{"distance"}: root mean square distance to the nearest of n shrunk data points of what flows from noise and stops at t."""
    n, d, t = whole_number("n", n), whole_number("d", d), number("t", t, 0, low_open=True)
    found = []
    for rng in generators(seed, replicates, first):
        points = rng.standard_normal((n, d))
        ends = flow_to_data(rng.standard_normal((block, d)), points, 8.0, t)
        squared = ((ends[:, None] - np.exp(-t) * points) ** 2).sum(2).min(1)
        found.append(np.sqrt(squared.mean()))
    return {"distance": np.array(found)}


def projection_of_outputs(data: Any, direction: Any, steps: int, *, noise: int = 400, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"projection"}: the largest <direction, x> over outputs of a first-order sampler that ends in the denoiser, (replicates,)."""
    points, along = points_of("data", data), np.asarray(direction, dtype=float)
    if along.shape != (points.shape[1],) or not np.isfinite(along).all():
        raise refuse("direction", direction, f"{points.shape[1]} finite numbers")
    levels = np.geomspace(20.0, 0.02, whole_number("steps", steps))
    found = []
    for rng in generators(seed, replicates, first):
        x = levels[0] * rng.standard_normal((noise, points.shape[1]))
        for now, then in zip(levels, [*levels[1:], 0.0], strict=True):
            t = np.log1p(now**2) / 2  # noise over signal is sqrt(exp(2 t) - 1)
            clean = denoised(np.exp(-t) * x, points, t)
            x = clean + then / now * (x - clean)
        found.append((x @ along).max())
    return {"projection": np.array(found)}


def own_weight(
    n: int, d: int, s: float, times: Any, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 100
) -> dict[str, np.ndarray]:
    """{"weight"}: posterior weight of a noised point's own origin among n points of N(0, s^2 I_d), (replicates, times).

    A replicate is the mean over `draws` noised points, each of a data set of its own; it holds n `draws` squared distances.
    """
    n, d, s = whole_number("n", n, low=2), whole_number("d", d), number("s", s, 0, low_open=True)
    found = np.empty((replicates, len(times)))
    for row, rng in enumerate(generators(seed, replicates, first)):
        noise = rng.standard_normal((draws, d))
        squares, products = np.empty((draws, n - 1)), np.empty((draws, n - 1))
        for k in range(draws):
            gap = s * (rng.standard_normal(d) - rng.standard_normal((n - 1, d)))
            squares[k], products[k] = np.einsum("ij,ij->i", gap, gap), gap @ noise[k]
        for column, t in enumerate(times):
            shrunk, width = np.exp(-t), spread(t)
            excess = (shrunk**2 * squares + 2 * shrunk * np.sqrt(width) * products) / (2 * width)
            found[row, column] = (1 / (1 + np.exp(-np.maximum(excess, -600)).sum(1))).mean()
    return {"weight": found}


def losses_of_wrong_field(
    data: Any, t: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 4000
) -> dict[str, np.ndarray]:
    """{"denoising", "score_matching"}: losses of x -> -x on points of the line, each from the same `draws` draws, (replicates,).

    The score comes from central differences of the log density, not from responsibilities.
    """
    points, t = points_of("data", data)[:, 0], number("t", t, 0, low_open=True)
    width, found = spread(t), []

    def log_density(x: np.ndarray) -> np.ndarray:
        return logsumexp(-((x[:, None] - np.exp(-t) * points) ** 2) / (2 * width), axis=1)

    for rng in generators(seed, replicates, first):
        noise = rng.standard_normal(draws)
        x = np.exp(-t) * points[rng.integers(len(points), size=draws)] + np.sqrt(width) * noise
        true = (log_density(x + 1e-5) - log_density(x - 1e-5)) / 2e-5
        found.append((((-x + noise / np.sqrt(width)) ** 2).mean(), ((-x - true) ** 2).mean()))
    return dict(zip(("denoising", "score_matching"), np.array(found).T, strict=True))
