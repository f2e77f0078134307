"""Filling with balanced classes at fixed load: the expected error in growing dimension against its limit.

The expectation over embeddings is taken exactly (a double integral), so that the approach to the limit is visible.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import gram
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Curves of fixed load d M / N, every class having N / M tokens."""
    dimensions = [10 * 2**k for k in range(8 if level == "quick" else 11)]
    curves = [(4, 2), (5, 2), (3, 3)]  # classes, tokens per dimension: loads 2, 2.5, 1
    return [
        {
            "tokens": f"uniform:{per_dimension * d}", "scheme": "uniform", "d": d, "M": M, "unembeddings": "orthonormal",
        }
        for M, per_dimension in curves
        for d in dimensions
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    tokens = int(cell["tokens"].split(":")[1])
    return {"load": cell["d"] * cell["M"] / tokens, "M": cell["M"], "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_balanced_classes",
    observe=gram.observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="less than half of the 5 % error in the limit that must be seen"),
    step=Step(constant=0.05),
    rounding=1e-8,
)
