"""Curvatures at the optimum, by differences of the loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [
        {"sigma": sigma, "b": b} for sigma in ((0.5, 2.0, 8.0) if level == "quick" else (0.3, 0.5, 1.0, 2.0, 4.0, 8.0))
        for b in (0.5, 1.0, 2.0)
    ]


def observe(sigma: float, b: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    found = cf.curvatures(sigma, cf.window(b, 72), nodes=201)
    return {name: np.array([value]) for name, value in found.items()} | {"condition": np.array([found["scale"] / found["translation"]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.curvature_of_translation",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="differences of sixth order, and rounding over the square of their step"),
)
