"""Real runs of SGD on orthonormal embeddings, their scores read off after known numbers of visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    visits = [1, 2, 10, 100, 300] if level == "quick" else [1, 2, 10, 100, 1000]
    grid = [(2, 0.3), (5, 0.1), (5, 3.0), (20, 1.0), (100, 0.001)]
    return [
        {"M": M, "visits": visits, "step": step, "inputs": "orthonormal", "unembeddings": "orthonormal"}
        for M, step in grid
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"gamma": cell["step"], "n": cell["visits"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.stored_weight_of_sgd",
    observe=stored_weight.observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=TO_ROUNDING,
)
