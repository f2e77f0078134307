"""The latest rise of the loss over step sizes, problem by problem, on random problems with Zipf's frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.oscillations import drawn, last_rises, zipf

NAME = "oscillation from below"


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws, most = (40, 300.0) if level == "quick" else (200, 2000.0)
    found = [(k, drawn(NAME, k, zipf(7, 1.0), 2, 6, most)) for k in range(draws)]
    return [{"draw": k} for k, case in found if case and case.scale >= 20]


def observe(draw: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The latest rise at 9 step sizes from 1 to 10^4, in runs of 8 Lambda steps."""
    return {"longest": np.array([last_rises(drawn(NAME, draw, zipf(7, 1.0), 2, 6), np.geomspace(1, 1e4, 9), 8).max()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"Lambda": drawn(NAME, cell["draw"], zipf(7, 1.0), 2, 6).scale}


EXPERIMENT = Experiment(
    law="memory_dynamics.oscillation_at_least_as_conjectured",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
