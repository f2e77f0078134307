"""The last step at which the loss of two close tokens rises."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    top = 2000 if level == "quick" else 20_000
    return [{"p_1": 0.75, "k": float(round(k))} for k in np.geomspace(50, top, 6)]


def observe(
    p_1: float, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The latest rise of the loss at 31 step sizes from 8 to 50, in runs of 4/(1 - alpha) steps."""
    found = [pair_run(p_1, 1 - 1 / k, eta, int(4 * k)).last_rise for eta in np.geomspace(8, 50, 31)]
    return {"last_rise": np.array([float(max(found))])}


EXPERIMENT = Experiment(
    law="memory_dynamics.oscillation_of_pair",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-12,
)
