"""The least step of the sum of margins, over runs that oscillate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [
        {"p_1": p, "alpha": alpha, "eta": eta, "steps": 200}
        for p in (0.6, 0.75, 0.95) for alpha in (-0.5, 0.5, 0.95) for eta in (0.5, 10.0, 100.0)
    ]  # fmt: skip


def observe(
    p_1: float, alpha: float, eta: float, steps: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The least of the steps' increments of m_1 + m_2, and of m_2 alone."""
    moves = np.diff(pair_run(p_1, alpha, eta, steps, times="all").margins, axis=0)
    return {"least_progress": moves.sum(axis=1).min(keepdims=True), "least_progress_of_rare": moves[:, 1].min(keepdims=True)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("p_1", "alpha", "eta")}


EXPERIMENT = Experiment(
    law="memory_dynamics.progress_of_pair",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-12,
    note="Steps while the sum still moves by more than rounding of the margins.",
)
