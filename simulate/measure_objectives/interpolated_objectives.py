"""Plug-in minimisers of an objective between a squared discrepancy (convex) and a Bayes risk (concave).

One input, two labels. m is the mass of label 1, which weak labels confine to [low, high]; c_n is its share among n full labels.
The objective is theta (m - c_n)^2 + (1 - theta) m (1 - m): a squared MMD (of the discrete kernel, halved) and the least squared loss.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.streams import generators

GRID = 4001


def plug_in(
    theta: float, share: float, low: float, high: float, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 500
) -> dict[str, np.ndarray]:
    """{"square_error", "wrong", "trials"}: mean squared distance of the minimiser at c_n from that at c = share over `block` data sets, and
    how many of them end in the other half of [low, high], shape (replicates,). Minima over a grid of `GRID` masses.
    """
    theta, share, n = number("theta", theta, 0, 1), number("share", share, 0, 1), whole_number("n", n)
    low, high = number("low", low, 0, 1), number("high", high, 0, 1)
    if not low < high:
        raise refuse("low", low, f"a number below high = {high}")
    masses = np.linspace(low, high, GRID)
    concave = (1 - theta) * masses * (1 - masses)

    def minimiser(centre: np.ndarray) -> np.ndarray:
        return masses[np.argmin(theta * (masses - centre[:, None]) ** 2 + concave, axis=1)]

    truth, middle = minimiser(np.array([share]))[0], (low + high) / 2
    errors, wrong = [], []
    for rng in generators(seed, replicates, first):
        counts, again = np.unique(rng.binomial(n, share, block), return_inverse=True)
        found = minimiser(counts / n)[again]
        errors.append(((found - truth) ** 2).mean())
        wrong.append(int(((found > middle) != (truth > middle)).sum()))
    return {"square_error": np.array(errors), "wrong": np.array(wrong), "trials": np.full(replicates, block)}
