"""Variances of integrated flows that start early and stop late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    starts = (1.0, 2.0) if level == "quick" else (1.0, 2.0, 4.0)
    return [{"s": s, "T": T, "t": t} for s in (0.3, 2.0) for T in starts for t in (0.01, 0.2)]


def observe(s: float, T: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"variance": np.array([few_steps.variance_after_flow(s, T, t)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.variance_from_early_start",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-5, reason="error of the integrator"),
)
