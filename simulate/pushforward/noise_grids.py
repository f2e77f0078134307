"""What placements of noise levels cost a first-order sampler at data of every scale at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import choice, non_negative, number, whole_number
from lawbook.simulate.pushforward import solvers
from lawbook.simulate.streams import generators

KINDS = ("log", "karras", "linear", "random")


def losses(noise: Any, deviations: Any) -> np.ndarray:
    """-log of (output deviation over the exact one) of the sampler on N(0, s^2), for each s of `deviations` (n,), shape (n,).

    The sampler itself, run on all scales side by side; levels decrease and are positive.
    """
    noise, s = solvers.grid_of("noise", noise, decreasing=True), non_negative("deviations", deviations)
    number("last of noise", noise[-1], 0, low_open=True)
    end = solvers.first_order(lambda x, level: s**2 / (s**2 + level**2) * x, np.hypot(s, noise[0])[None], noise)[0]
    return -np.log(end / np.hypot(s, noise[-1]))


def levels_apart(gaps: Any) -> np.ndarray:
    """Levels (n + 1,) around 1 whose logarithms fall by `gaps` (n,)."""
    gaps = non_negative("gaps", gaps)
    return np.exp(gaps.sum() / 2 - np.append(0.0, np.cumsum(gaps)))


def over_all_scales(noise: np.ndarray, step: float = 0.2, reach: float = 22.0) -> float:
    """The integral of the losses over log s, by the trapezoidal rule, which converges exponentially; tails beyond `reach` are below 1e-18."""
    low, high = np.log(noise[-1]) - reach, np.log(noise[0]) + reach
    scales = np.arange(low, high + step, step)
    return float(losses(noise, np.exp(scales)).sum() * step)


def total_loss(gaps: Any, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"total"}: integral over log s of the loss, for levels whose logarithms fall by `gaps`, shape (1,). Not random."""
    return {"total": np.array([over_all_scales(levels_apart(gaps))])}


def geometric_loss(h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, span: float = 14.0) -> dict[str, np.ndarray]:
    """{"kept"}: the least and the largest share kept of deviations from 1/2 to 2 by levels exp(k h), |k h| <= span; (2,) in one row. Not random."""
    h, span = number("h", h, 0, low_open=True), number("span", span, 1)
    steps = int(span / h)
    kept = np.exp(-losses(np.exp(h * np.arange(steps, -steps - 1, -1)), np.geomspace(0.5, 2, 41)))
    return {"kept": np.array([[kept.min(), kept.max()]])}


def total_of_placement(kind: str, N: int, H: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"total"}: integral over log s of the loss of N steps between exp(H/2) and exp(-H/2), (replicates,).

    Placements: equal ratios, those of Karras et al. (rho = 7), equal distances, or random.
    """
    N, H = whole_number("N", N), number("H", H, 0, low_open=True)
    top = np.exp(H / 2)
    if choice("kind", kind, KINDS) == "random":
        rows = [np.concatenate([[top], np.exp(np.sort(rng.uniform(-H / 2, H / 2, N - 1))[::-1]), [1 / top]]) for rng in generators(seed, replicates, first)]
    else:
        rows = [np.linspace(top, 1 / top, N + 1) if kind == "linear" else solvers.levels(kind, N, top, 1 / top)]
    return {"total": np.array([over_all_scales(row) for row in rows])}
