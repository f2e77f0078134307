"""Wrong classes' scores after real runs of SGD: the one furthest from the others is compared."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(3, 0.3), (5, 0.1), (12, 3.0)]
    return [{"M": M, "visits": [1, 2, 10, 100], "step": step, "unembeddings": "orthonormal"} for M, step in grid]


EXPERIMENT = Experiment(
    law="memory_scaling.other_scores_of_sgd",
    observe=stored_weight.observe,
    cells=cells,
    values=lambda cell: {"M": cell["M"]},
    statistic="exact",
    band=TO_ROUNDING,
)
