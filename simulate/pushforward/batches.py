"""Three estimates of a loss from draws: two batches, the U-statistic on the same draws, and one batch plugged in.

Features a_i = phi(y_i) - c, shape (..., n, K), with weights over the K test functions; c is the target's mean of phi.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.inputs import non_negative, refuse, whole_number


def _of_two(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    n = features.shape[-2]
    if n % 2:
        raise refuse("n", n, "an even number of draws, two batches of one size")
    first, second = features[..., : n // 2, :].mean(axis=-2), features[..., n // 2 :, :].mean(axis=-2)
    return (first * second * weights).sum(axis=-1)


def _u_statistic(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    n = whole_number("n", features.shape[-2], 2)
    pairs = features.sum(axis=-2) ** 2 - (features**2).sum(axis=-2)
    return (pairs * weights).sum(axis=-1) / (n * (n - 1))


def _plug_in(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return (features.mean(axis=-2) ** 2 * weights).sum(axis=-1)


ESTIMATES = {"two_batches": _of_two, "u_statistic": _u_statistic, "plug_in": _plug_in}


def estimate(features: np.ndarray, weights: np.ndarray, kind: str) -> np.ndarray:
    """The estimated loss, shape features.shape[:-2]; that of two batches and of the U-statistic may be negative."""
    if kind not in ESTIMATES:
        raise refuse("kind", kind, "one of " + ", ".join(ESTIMATES))
    return ESTIMATES[kind](features, weights)


def draws_of_estimates(
    gaps: list[float], spectrum: list[float], n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 200
) -> dict[str, np.ndarray]:
    """Features of means `gaps` and variances `spectrum` (along their principal axes), n draws, `draws` times a replicate.

    A third of the features is normal, a third exponential, a third two-valued: only two moments matter. For each estimate,
    its mean ("NAME_mean") and its mean squared distance from the true loss ("NAME_variance"), shape (replicates,).
    """
    gaps, spectrum = np.asarray(gaps, dtype=float), non_negative("spectrum", spectrum)
    if gaps.shape != spectrum.shape or not np.all(np.isfinite(gaps)):
        raise refuse("gaps", gaps, "finite numbers, one for each variance")
    n, draws = whole_number("n", n, 2), whole_number("draws", draws)
    true, weights, kinds = float((gaps**2).sum()), np.ones(gaps.size), np.arange(gaps.size) % 3
    found: dict[str, list[float]] = {f"{kind}_{what}": [] for kind in ESTIMATES for what in ("mean", "variance")}
    for rng in streams.generators(seed, replicates, first):
        shape = (draws, n, gaps.size)
        drawn = np.choose(kinds, [rng.standard_normal(shape), rng.exponential(size=shape) - 1, 2.0 * rng.integers(2, size=shape) - 1])
        features = gaps + np.sqrt(spectrum) * drawn
        for kind in ESTIMATES:
            if kind == "two_batches" and n % 2:
                continue
            values = estimate(features, weights, kind)
            found[f"{kind}_mean"].append(values.mean())
            found[f"{kind}_variance"].append(((values - true) ** 2).mean())
    return {name: np.array(values) for name, values in found.items() if values}
