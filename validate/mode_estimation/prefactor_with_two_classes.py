"""The exact error of two classes, even and odd numbers of samples, along n."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (20, 30, 50, 80, 120, 200, 300) if level == "quick" else (20, 30, 40, 50, 65, 80, 100, 120, 150, 200, 250, 300)
    return [{"p_1": p, "r": r, "even": even, "ties": "uniform"} for p in (0.75, 0.85) for even in (0, 1) for r in sizes]


def observe(p_1: float, r: int, even: int, ties: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"error": np.array([enumeration.error([p_1, 1 - p_1], 2 * r - 1 + even, ties)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p_1": cell["p_1"], "r": cell["r"]}


EXPERIMENT = Experiment(
    law="mode_estimation.prefactor_with_two_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
    band=Band(relative=0.01, reason="a fifth of the 5 % by which mutants are off; the limit is extrapolated with its 1/n correction"),
)
