"""The posterior of every count vector from all relabellings, and the error of the best answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.mode_estimation.exact_error_of_empirical_mode import values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid: list[tuple[Any, tuple[int, ...]]] = [
        ([0.6, 0.4], (1, 2, 9)), ([0.5, 0.3, 0.2], (1, 2, 5, 12)), ([0.34, 0.33, 0.33], (6,)), ([0.4, 0.2, 0.2, 0.2], (3, 8)), ("zipf:1:5", (4, 7)),
    ]  # fmt: skip
    if level == "full":
        grid += [(f"dirichlet:1:{m}:{k}", (5, 9)) for m in (3, 4, 5) for k in range(5)]
    return [{"p": p, "n": n} for p, sizes in grid for n in sizes]


def observe(p: Any, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"bayes_error": np.array([enumeration.bayes_error(p, n)])}


EXPERIMENT = Experiment(
    law="mode_estimation.empirical_mode_is_optimal",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-11,
    band=Band(relative=1e-9, reason="rounding of both sums"),
)
