"""The margins of two tokens after up to hundreds of thousands of steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [3000 * 2**k for k in range(7 if level == "quick" else 10)]
    cases = [(0.75, 0.5, 2.0), (0.6, 0.2, 1.0), (0.75, 0.1, 0.5), (0.95, 0.8, 2.0)]
    return [{"p_1": p, "alpha": alpha, "eta": eta, "T": T} for p, alpha, eta in cases for T in sizes]


def observe(
    p_1: float, alpha: float, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """e^margin of both tokens after T steps from zero, (1, 2)."""
    return {"exp_margin": np.exp(pair_run(p_1, alpha, eta, T).margins).reshape(1, 2)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array([cell["p_1"], 1 - cell["p_1"]])} | {name: cell[name] for name in ("alpha", "eta", "T")}


EXPERIMENT = Experiment(
    law="memory_dynamics.margin_offsets_of_pair",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; what is left falls like log T / T where alpha >= 0"),
    rounding=1e-9,
)
