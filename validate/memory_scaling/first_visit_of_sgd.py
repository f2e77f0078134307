"""The score after a single visit."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"M": M, "visits": [1], "step": step} for M in (2, 5, 20) for step in (0.01, 1.0, 30.0)]


EXPERIMENT = Experiment(
    law="memory_scaling.first_visit_of_sgd",
    observe=stored_weight.observe,
    cells=cells,
    values=lambda cell: {"gamma": cell["step"], "M": cell["M"]},
    statistic="exact",
    band=TO_ROUNDING,
)
