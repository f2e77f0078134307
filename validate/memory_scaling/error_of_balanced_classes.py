"""Filling with balanced classes at fixed load: the expected error in growing dimension against its limit.

The expectation over embeddings is taken exactly (a double integral), so that the approach to the limit is visible.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import gram
from lawbook.validate.experiment import Band, Experiment, Step


def observe(
    tokens_per_dimension: int, d: int, M: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"} of tokens_per_dimension x d equally frequent tokens, all stored alike with labels x mod M."""
    return gram.observe(
        f"uniform:{tokens_per_dimension * d}", "uniform", d, M, seed=seed, replicates=replicates, first=first,
        unembeddings="orthonormal",
    )


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Curves of fixed load d M / N = M / tokens_per_dimension; every class has N / M tokens."""
    dimensions = [20 * 2**k for k in range(7 if level == "quick" else 10)]
    curves = [(4, 2), (5, 2), (10, 5)]  # classes, tokens per dimension
    return [{"tokens_per_dimension": n, "M": M, "d": d} for M, n in curves for d in dimensions]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"load": cell["M"] / cell["tokens_per_dimension"], "M": cell["M"], "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_balanced_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="less than half of the 5 % error in the limit that must be seen"),
    step=Step(constant=0.05),
    rounding=1e-8,
)
