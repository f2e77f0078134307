"""Filled memories of several sizes and numbers of classes, simulated whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.token_cells import LABELS


def observe(
    d: int, M: int, N: int, labels: str, draws: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the fraction of the N tokens answered wrongly, averaged over `draws`, shape (replicates,)."""
    found = direct.errors(
        np.full(N, 1 / N), np.ones(N), d, M, seed=seed, replicates=replicates, first=first, draws=draws,
        unembeddings="orthonormal", labels=LABELS[labels](N, M), threads=1,
    )
    return {"error": found[:, 0, 0]}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Loads d M / N from 0.5 to 4, the same load met in memories of different size."""
    grid = [(50, 2, 200), (200, 2, 200), (40, 5, 400), (80, 5, 200), (160, 5, 200), (120, 8, 480)]
    if level == "full":
        grid += [(400, 2, 1600), (400, 5, 1000), (400, 20, 2000)]
    return [{"d": d, "M": M, "N": N, "labels": "mod", "draws": 4} for d, M, N in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("d", "M", "N")}


EXPERIMENT = Experiment(
    law="memory_scaling.filling_collapse",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="the correction of finite d, below 1 %, and less than half of the planted 10 %"),
    looks=Looks(first=16, growth=3, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
