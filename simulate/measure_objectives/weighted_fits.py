"""Least squares with importance weights: lines through 0 fitted under N(0, 1) for a test under N(0, s^2)."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.streams import generators


def weights(x: np.ndarray, s: float) -> np.ndarray:
    """dN(0, s^2)/dN(0, 1) at x, same shape."""
    return np.exp(x**2 / 2 * (1 - 1 / s**2)) / s


def fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Slopes of weighted lines through 0, one a row: (rows, n) -> (rows,)."""
    return (weight * x * y).sum(axis=1) / (weight * x * x).sum(axis=1)


def slopes(
    n: int, s: float, cubic: float, noise: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 20
) -> dict[str, np.ndarray]:
    """Excess risks under N(0, s^2) of lines fitted to n values of x + cubic x^3 + noise, averages over `block` draws of the inputs, (replicates,).

    {"plain", "weighted": mean risk above that of the best line for the test law, "gain": plain minus weighted}. Given the inputs a slope is
    linear in the noise, whose mean square is taken exactly.
    Raises InputError for n < 2, s <= 0 or noise < 0.
    """
    n, s, cubic = whole_number("n", n, 2), number("s", s, 0, low_open=True), number("cubic", cubic)
    noise, block = number("noise", noise, 0), whole_number("block", block)
    best = _best_slope(s, cubic)
    found = []
    for rng in generators(seed, replicates, first):
        x = rng.standard_normal((block, n))
        rows = []
        for weight in (np.ones_like(x), weights(x, s)):
            spread = noise**2 * ((weight * x) ** 2).sum(axis=1) / (weight * x * x).sum(axis=1) ** 2
            rows.append(s**2 * ((fitted(x, x + cubic * x**3, weight) - best) ** 2 + spread).mean())
        found.append(rows)
    plain, weighted = np.array(found).T
    return {"plain": plain, "weighted": weighted, "gain": plain - weighted}


def _best_slope(s: float, cubic: float) -> float:
    """The line through 0 of least risk under N(0, s^2), by the Gauss-Hermite rule."""
    nodes, masses = np.polynomial.hermite_e.hermegauss(12)
    x = s * nodes
    return float(fitted(x[None], (x + cubic * x**3)[None], masses[None])[0])


def price(n: int, s: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"price"}: variance of the weighted slope over that of the plain one, both given the n inputs and with white noise, (replicates,)."""
    n, s = whole_number("n", n, 2), number("s", s, 0, low_open=True)
    found = []
    for rng in generators(seed, replicates, first):
        x = rng.standard_normal(n)
        weight = weights(x, s)
        found.append(((weight * x) ** 2).sum() / (weight * x * x).sum() ** 2 * (x * x).sum())
    return {"price": np.array(found)}
