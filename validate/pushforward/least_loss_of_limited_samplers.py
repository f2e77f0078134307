"""The least total variation over all lines that a sampler of bounded slope may follow through the gap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy import optimize, special

from lawbook.simulate.pushforward.line_maps import Modes, least_total_variation, limited, total_variation
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.loss_of_limited_samplers import SETTINGS


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "sigma": sigma, "L": slope} for a, sigma, slope in (*SETTINGS[1:], (2.0, 1.0, 3.0), (2.5, 1.0, 2.2))]


def observe(
    a: float, sigma: float, L: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"least": over lines, the map that robs one mode among them; "odd": the map that robs both}."""
    target = Modes(a, sigma)
    odd, one_sided = (total_variation(target, *limited(target, L, kind, points=8000)) for kind in ("odd", "one-sided"))
    return {"least": np.array([min(least_total_variation(target, L), one_sided)]), "odd": np.array([odd])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    a, sigma, slope = cell["a"], cell["sigma"], cell["L"]
    target = Modes(a, sigma)

    def robbed(ends: np.ndarray) -> np.ndarray:
        x, y = ends
        return target.cumulative(x) - special.ndtr(-special.ndtri(target.cumulative(-y)) - (y - x) / slope)

    grid = np.meshgrid(*2 * [np.linspace(-a - 3 * sigma, a + 3 * sigma, 161)])
    at = np.unravel_index(np.where(grid[1] > grid[0], robbed(grid), -1).argmax(), grid[0].shape)
    found = optimize.minimize(lambda ends: -robbed(ends), [grid[0][at], grid[1][at]], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-13})
    return {"a": a, "sigma": sigma, "L": slope, "x": found.x[0], "y": found.x[1]}


EXPERIMENT = Experiment(
    law="pushforward.least_loss_of_limited_samplers", observe=observe, cells=cells, values=values, statistic="exact", rounding=1e-5,
    band=Band(relative=1e-4, absolute=1e-6, reason="a grid of lines and of places; the planted errors are 5 %"),
)
