"""Zipf's law with infinitely many tokens: the exact mean of the unseen mass in growing samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Band, Experiment, Step


def observe(
    alpha: float, T: Sequence[int], *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"unseen", "distinct"}: means over data by exact summation, shape (1, len(T))."""
    return {name: mean[None] for name, mean in finite_data.zipf_unseen(alpha, T).items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [100 * 4**k for k in range(7 if level == "quick" else 10)]
    return [{"alpha": alpha, "T": sizes} for alpha in (1.5, 2.0, 3.0)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"alpha": cell["alpha"], "T": np.array(cell["T"])}


EXPERIMENT = Experiment(
    law="memory_scaling.unseen_mass_of_zipf",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="a third of the 3 % error in the limit that must be seen"),
    step=Step(constant=0.03, exponent=0.03),
    rounding=1e-12,
)
