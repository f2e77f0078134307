"""The loss after one huge step."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    steps = [10.0 * 2**k for k in range(8)]
    return [{"p_1": p, "alpha": a, "eta": eta} for p, a in ((0.75, 0.7), (0.75, 0.95), (0.9, 0.5)) for eta in steps]


def observe(
    p_1: float, alpha: float, eta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The loss after one step from zero."""
    return {"loss": pair_run(p_1, alpha, eta, 1).loss}


EXPERIMENT = Experiment(
    law="memory_dynamics.height_of_spike",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; what is left is exponentially small"),
    rounding=1e-12,
)
