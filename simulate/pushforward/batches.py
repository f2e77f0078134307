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


def _standard(kind: int, shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Draws of mean 0 and variance 1: normal, exponential or two-valued."""
    if kind == 0:
        return rng.standard_normal(shape)
    return rng.exponential(size=shape) - 1 if kind == 1 else 2.0 * rng.integers(2, size=shape) - 1


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
    n, draws = whole_number("n", n), whole_number("draws", draws)
    true, weights, shape = float((gaps**2).sum()), np.ones(gaps.size), (draws, n)
    usable = {"two_batches": n % 2 == 0, "u_statistic": n > 1, "plug_in": True}
    found: dict[str, list[float]] = {f"{kind}_{what}": [] for kind in ESTIMATES if usable[kind] for what in ("mean", "variance")}
    for rng in streams.generators(seed, replicates, first):
        features = gaps + np.sqrt(spectrum) * np.stack([_standard(k % 3, shape, rng) for k in range(gaps.size)], axis=-1)
        for kind in ESTIMATES:
            if usable[kind]:
                values = estimate(features, weights, kind)
                found[f"{kind}_mean"].append(values.mean())
                found[f"{kind}_variance"].append(((values - true) ** 2).mean())
    return {name: np.array(values) for name, values in found.items()}


def draws_with_data(
    gaps: list[float], spectrum: list[float], B: int, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 200
) -> dict[str, np.ndarray]:
    """Two batches of B draws of the map, centred on n data points instead of the target's known moments.

    The map's features have means `gaps` and variances 1, the data's means 0 and variances `spectrum`. "shared": both batches
    are centred on the same data; "separate": each on data of its own. Means of the estimate over `draws`, (replicates,).
    """
    gaps, spectrum = np.asarray(gaps, dtype=float), non_negative("spectrum", spectrum)
    if gaps.shape != spectrum.shape or not np.all(np.isfinite(gaps)):
        raise refuse("gaps", gaps, "finite numbers, one for each variance")
    B, n, draws = whole_number("B", B), whole_number("n", n), whole_number("draws", draws)
    found: dict[str, list[float]] = {"shared": [], "separate": []}
    for rng in streams.generators(seed, replicates, first):
        made = gaps + np.stack([_standard(k % 3, (2, draws, B), rng) for k in range(gaps.size)], axis=-1).mean(axis=2)
        data = (np.sqrt(spectrum) * np.stack([_standard(k % 3, (2, draws, n), rng) for k in range(gaps.size)], axis=-1)).mean(axis=2)
        found["shared"].append(((made[0] - data[0]) * (made[1] - data[0])).sum(axis=-1).mean())
        found["separate"].append(((made[0] - data[0]) * (made[1] - data[1])).sum(axis=-1).mean())
    return {name: np.array(values) for name, values in found.items()}
