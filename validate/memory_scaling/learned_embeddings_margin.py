"""The lead of the true class, computed score by score."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 3, 4, 5, 10, 50, 300) if level == "quick" else (2, 3, 4, 5, 10, 50, 300, 3000, 10_000)
    return [{"M": M} for M in sizes]


EXPERIMENT = Experiment(
    law="memory_scaling.learned_embeddings_margin",
    observe=readout.plane,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=TO_ROUNDING,
    rounding=1e-8,
    note="The lead is a difference of numbers near 1: at M = 10 000 eight digits of it are left.",
)
