"""The loss of two tokens after up to a million steps."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [3000 * 2**k for k in range(6 if level == "quick" else 9)]
    cases = [(0.5, 0.5, 1.0), (0.75, 0.5, 2.0), (0.75, 0.0, 0.5), (0.95, 0.8, 2.0)]
    return [{"p_1": p, "alpha": alpha, "eta": eta, "T": T} for p, alpha, eta in cases for T in sizes]


def observe(
    p_1: float, alpha: float, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The loss after T steps from zero."""
    return {"loss": pair_run(p_1, alpha, eta, T).loss}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_of_pair",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; what is left falls like log T / T"),
    rounding=1e-10,
)
