"""The last rise of the loss on random problems with frequencies like x^-3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.oscillations import drawn, last_rises, zipf

NAME = "oscillation over sharpness"


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 15 if level == "quick" else 100
    return [{"M": M, "draw": k} for M in (2, 3) for k in range(draws) if drawn(NAME, k, zipf(6, 3.0), M, 6, 200.0)]


def observe(M: int, draw: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The latest rise at 7 step sizes from 10 to 10^4, in runs of 20 Lambda steps."""
    found = last_rises(drawn(NAME, draw, zipf(6, 3.0), M, 6), np.geomspace(10, 1e4, 7), 20)
    return {"last_rise": np.array([found.max()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"Lambda": drawn(NAME, cell["draw"], zipf(6, 3.0), cell["M"], 6).scale}


EXPERIMENT = Experiment(
    law="memory_dynamics.oscillation_over_sharpness_as_conjectured",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
