"""Missing variance after a step back with the two usual noises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    scales = (0.3, 0.8, 2.0) if level == "quick" else (0.1, 0.3, 0.8, 1.5, 2.0, 4.0)
    return [{"s": s, "b": b, "A": A} for s in scales for b in (0.02, 0.3) for A in (0.1, 0.6, 0.95)]


def observe(s: float, b: float, A: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    found = few_steps.step_back(s, b, A)
    return {"deficit": np.array([-found["small"]]), "deficit_of_large": np.array([-found["large"]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.deficit_of_small_reverse_variance",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-7, reason="rounding of differences of variances"),
)
