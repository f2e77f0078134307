"""Densities of the noising process, by integration of its transition density."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.1, 0.8) if level == "quick" else (0.05, 0.1, 0.3, 0.8, 2.0)
    return [{"a": a, "sigma": sigma, "x": x, "t": t} for a, sigma in ((1.0, 0.5), (2.5, 1.0)) for x in (-2.0, 0.2, 1.0) for t in times]


def observe(a: float, sigma: float, x: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"density": np.array([few_steps.convolved_density(x, few_steps.line_mixture([0.5, 0.5], [-a, a], sigma), t)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.density_of_noised_modes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-7, reason="the integral over starts"),
)
