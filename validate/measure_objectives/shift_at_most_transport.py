"""Random atomic laws and piecewise linear losses: the largest ratios of many."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.stability import shifted_losses
from lawbook.validate.experiment import Experiment


def observe(atoms: int, worst: bool, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The largest ratios of 200 draws."""
    return {name: values.max(keepdims=True) for name, values in shifted_losses(atoms, worst, seed=seed, replicates=200).items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"atoms": atoms, "worst": worst} for worst in (False, True) for atoms in ((2, 10) if level == "quick" else (2, 3, 5, 10, 30, 100))]


EXPERIMENT = Experiment(
    law="measure_objectives.shift_at_most_transport",
    observe=observe,
    cells=cells,
    values=lambda cell: {"k": cell["atoms"]},
    statistic="exact",
    rounding=1e-13,
)
