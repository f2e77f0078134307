"""The last step that raises the loss, on random separable problems, from small to huge steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.oscillations import drawn, last_rises, zipf

NAME = "last rise"


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = [(M, draw) for M in (2, 3) for draw in range(10 if level == "quick" else 60) if drawn(NAME, draw, zipf(5, 1.0), M, 4)]
    return [{"M": M, "draw": draw, "eta": eta} for M, draw in found for eta in (1.0, 30.0, 1e4)]


def observe(
    M: int, draw: int, eta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The last rise in runs of 20 times Lambda steps."""
    return {"last_rise": last_rises(drawn(NAME, draw, zipf(5, 1.0), M, 4), [eta], 20)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    case = drawn(NAME, cell["draw"], zipf(5, 1.0), cell["M"], 4)
    return {"S": case.norm, "M": cell["M"], "eta": cell["eta"], "q": float(case.problem.p.min())}


EXPERIMENT = Experiment(
    law="memory_dynamics.last_rise_at_most",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
