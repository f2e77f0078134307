"""Squared kernel discrepancies of normal samples from their law, from another sample, with and without equal pairs.

The law's own side is in closed form (a kernel mean), so that nothing but the sample is random. Samples come in batches of
shape (batch, n, d); a replicate is the average over one batch.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.streams import generators


def pair_sums(x: np.ndarray, y: np.ndarray, h: float) -> np.ndarray:
    """sum_ij exp(-|x_i - y_j|^2 / (2 h^2)) for each pair of clouds, x (batch, n, d), y (batch, m, d) -> (batch,)."""
    squares = (x**2).sum(axis=-1)[:, :, None] + (y**2).sum(axis=-1)[:, None, :] - 2 * x @ y.transpose(0, 2, 1)
    return np.exp(np.maximum(squares, 0.0, out=squares) / (-2 * h**2)).sum(axis=(1, 2))


def law_side(x: np.ndarray, h: float) -> tuple[np.ndarray, float]:
    """(mean over the points of E k(x_i, Z), E k(Z, Z')) for standard normal Z, x (batch, n, d) -> (batch,) and a number."""
    d = x.shape[-1]
    mean = (1 + 1 / h**2) ** (-d / 2) * np.exp((x**2).sum(axis=-1) / (-2 * (1 + h**2))).mean(axis=1)
    return mean, (1 + 2 / h**2) ** (-d / 2)


def one_sample(
    n: int, d: int, h: float, t: float = 0.0, batch: int = 50, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """n draws of N(0, I_d) against N(0, I_d): averages over `batch` samples, each of shape (replicates,).

    ``squared``: MMD^2; ``root``: MMD; ``exceeds``: how many of `trials` have MMD at least t above the root of the mean MMD^2
    as found in 1000 further samples; ``above_t``: how many have MMD >= t.
    """
    n, d, h, batch = whole_number("n", n), whole_number("d", d), number("h", h, 0, low_open=True), whole_number("batch", batch)
    t = number("t", t, 0)

    def squared(rng: np.random.Generator, count: int) -> np.ndarray:
        x = rng.standard_normal((count, n, d))
        mean, own = law_side(x, h)
        return np.maximum(pair_sums(x, x, h) / n**2 - 2 * mean + own, 0.0)

    reference = np.sqrt(squared(generators(seed, 1, 2**40)[0], 1000).mean()) if t > 0 else 0.0
    rows = np.stack([squared(rng, batch) for rng in generators(seed, replicates, first)])
    roots = np.sqrt(rows)
    return {
        "squared": rows.mean(axis=1), "root": roots.mean(axis=1), "trials": np.full(replicates, batch),
        "exceeds": (roots >= reference + t).sum(axis=1), "above_t": (roots >= t).sum(axis=1),
    }


def two_samples(
    n: int, m: int, d: int, h: float, Delta: float, batch: int = 50, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"squared": MMD^2 of n draws of N(0, I_d) and m draws of N(Delta e_1, I_d)}, averages over `batch` pairs of samples."""
    n, m, d, batch = whole_number("n", n), whole_number("m", m), whole_number("d", d), whole_number("batch", batch)
    h, Delta, found = number("h", h, 0, low_open=True), number("Delta", Delta), []
    for rng in generators(seed, replicates, first):
        x, y = rng.standard_normal((batch, n, d)), rng.standard_normal((batch, m, d))
        y[:, :, 0] += Delta
        found.append((pair_sums(x, x, h) / n**2 + pair_sums(y, y, h) / m**2 - 2 * pair_sums(x, y, h) / (n * m)).mean())
    return {"squared": np.array(found)}


def unbiased_variance(
    n: int, d: int, h: float, Delta: float, batch: int = 50, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"variance": half the squared difference of two independent unbiased estimates}, averaged over `batch` pairs.

    The estimate leaves out pairs of equal draws: n >= 2 draws of N(Delta e_1, I_d) against the known law N(0, I_d).
    """
    n, d, h, Delta = whole_number("n", n, 2), whole_number("d", d), number("h", h, 0, low_open=True), number("Delta", Delta)
    found = []
    for rng in generators(seed, replicates, first):
        x = rng.standard_normal((2 * whole_number("batch", batch), n, d))
        x[:, :, 0] += Delta
        mean, own = law_side(x, h)
        estimate = (pair_sums(x, x, h) - n) / (n * (n - 1)) - 2 * mean + own
        found.append(((estimate[::2] - estimate[1::2]) ** 2 / 2).mean())
    return {"variance": np.array(found)}
