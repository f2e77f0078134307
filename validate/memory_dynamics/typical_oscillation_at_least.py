"""The median over fresh random problems of their latest rise of the loss over Lambda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.oscillations import drawn, last_rises, zipf

NAME = "typical oscillation, validation"
SHAPES = ((5, 2, 4, 0.0), (5, 2, 5, 0.5), (8, 2, 6, 1.0), (7, 3, 6, 0.5), (9, 2, 9, 1.0))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 60 if level == "quick" else 400
    return [{"N": N, "M": M, "d": d, "s": s, "draws": draws} for N, M, d, s in SHAPES]


def observe(
    N: int, M: int, d: int, s: float, draws: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Of draws with 20 <= Lambda <= 500: the median of the latest rise at 9 step sizes from 1 to 10^4, over Lambda."""
    found = [case for k in range(draws) if (case := drawn(NAME, k, zipf(N, s), M, d, 500.0)) and case.scale >= 20]
    ratios = [last_rises(case, np.geomspace(1, 1e4, 9), 8).max() / case.scale for case in found]
    return {"ratio": np.array([float(np.median(ratios))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": cell["N"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.typical_oscillation_at_least",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
