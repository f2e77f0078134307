"""Scores by class sums and by the d x d matrix: the same to rounding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Up to N = 1000 tokens in d = 100 (quick) or 1000 dimensions (full)."""
    return [
        {"tokens": "zipf:2:30", "scheme": "power:0.5", "d": 7, "M": 3},
        {"tokens": "zipf:2:1000", "scheme": "uniform", "d": 100 if level == "quick" else 1000, "M": 5},
        {"tokens": f"{tokens}#300", "scheme": "frequency", "d": 60, "M": 10},
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": len(frequencies.resolve(cell["tokens"])), "d": cell["d"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.class_sum_factorisation",
    observe=scores.observe_orders,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-11, reason="rounding of sums of d N products in float64, relative to the largest score"),
)
