"""Rippling densities by atoms of unequal weights, fine enough that sums are integrals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [
        {"j": j, "q": q, "epsilon": e} for j in ((1, 3, 4, 10, 11) if level == "quick" else range(1, 16)) for q in (3, 10)
        for e in (0.3, 1.0)
    ]


def observe(j: int, q: int, epsilon: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    y = (np.arange(400) + 0.5) / 400
    density = 1 + epsilon * np.cos(2 * np.pi * j * y)
    harmonics = cf.harmonics(q)
    uniform = cf.of_map(lambda z: z, harmonics.values, "uniform")
    return {"loss": np.array([cf.loss(cf.of_atoms(y, harmonics.values, density / density.sum()), uniform, harmonics)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.loss_of_ripple",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-13,
    band=Band(absolute=1e-12, reason="rounding"),
)
