"""Losses of atoms, equispaced or not, by direct sums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    most = 13 if level == "quick" else 26
    return [{"M": M, "q": q, "x": x, "bend": 0.0} for M in range(1, most) for q in (3, 10) for x in (0.0, 0.137)]


def observe(
    M: int, q: int, x: float, bend: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Atoms at x + u + bend sin(2 pi u)/(2 pi), u = j/M."""
    u = np.arange(M) / M
    harmonics = cf.harmonics(q)
    found = cf.of_atoms(x + u + bend * np.sin(2 * np.pi * u) / (2 * np.pi), harmonics.values)
    uniform = cf.of_map(lambda z: z, harmonics.values, "uniform")
    return {"loss": np.array([cf.loss(found, uniform, harmonics)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"M": cell["M"], "q": cell["q"]}


EXPERIMENT = Experiment(
    law="pushforward.equispaced_atoms_fool_harmonics",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-13,
    band=Band(absolute=1e-12, reason="rounding: zeros of the law are 1e-30 and less"),
)
