"""Total variation of maps with a bounded slope, at the best gap of a grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy import special

from lawbook.simulate.pushforward.line_maps import Modes, limited, total_variation
from lawbook.validate.experiment import Band, Experiment

SETTINGS = ((1.0, 1.0, 1.2), (2.0, 1.0, 2.0), (3.0, 1.0, 2.0), (3.0, 1.0, 5.0), (3.0, 1.0, 20.0), (1.5, 0.5, 1.0))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "sigma": sigma, "L": slope, "kind": kind} for a, sigma, slope in SETTINGS for kind in ("odd", "one-sided", "affine")]


def observe(
    a: float, sigma: float, L: float, kind: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"total_variation"}."""
    target = Modes(a, sigma)
    return {"total_variation": np.array([total_variation(target, *limited(target, L, kind, points=8000))])}


def best_gap(a: float, sigma: float, slope: float) -> float:
    """The r whose bound is the largest."""
    r = np.linspace(0.02, a + 3 * sigma, 2000)
    tail = Modes(a, sigma).cumulative(-r)
    return float(r[np.argmax(tail - special.ndtr(-special.ndtri(tail) - 2 * r / slope))])


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    a, sigma, slope = cell["a"], cell["sigma"], cell["L"]
    return {"a": a, "sigma": sigma, "L": slope, "r": best_gap(a, sigma, slope)}


EXPERIMENT = Experiment(
    law="pushforward.loss_of_limited_samplers", observe=observe, cells=cells, values=values, statistic="exact", rounding=1e-9,
    band=Band(absolute=1e-6, reason="cells of the grid in place of points"),
)
