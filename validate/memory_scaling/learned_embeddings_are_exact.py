"""Every token asked, in two dimensions, for many classes and more tokens than classes."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import ROUNDING


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(2, 7), (5, 1000), (100, 1000), (3000, 5000)] + ([(20_000, 60_000)] if level == "full" else [])
    return [{"M": M, "N": N, "precision": "float64"} for M, N in grid]


EXPERIMENT = Experiment(
    law="memory_scaling.learned_embeddings_are_exact",
    observe=readout.plane,
    cells=cells,
    values=lambda cell: {"M": cell["M"], "N": cell["N"]},
    statistic="exact",
    band=ROUNDING,
)
