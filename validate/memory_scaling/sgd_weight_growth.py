"""What doubling the visits adds to the true score, in real runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (100, 200, 400, 800) if level == "quick" else (100, 200, 400, 800, 1600, 3200, 6400)
    return [{"M": M, "step": step, "n": n} for M, step in ((3, 1.0), (5, 1.0), (10, 0.5)) for n in sizes]


def observe(
    M: int, step: float, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The true score after 2n visits less that after n."""
    score = stored_weight.observe(M, [n, 2 * n], step, seed=seed, replicates=replicates, first=first)["true_score"]
    return {"growth_per_doubling": score[:, 1] - score[:, 0]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"gamma": cell["step"], "n": cell["n"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.sgd_weight_growth",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.02, reason="a logarithm of n over n is what remains of the correction at n = 800"),
)
