"""Levels at the end of integrated flows, for four schedules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy import special

from lawbook.simulate.pushforward import few_steps, mixture_flow
from lawbook.validate.experiment import Band, Experiment

TARGETS = (([0.3, 0.7], [-1.0, 1.0], 0.5), ([0.5, 0.2, 0.3], [-2.0, 0.0, 1.5], 0.4))
SCHEDULES = (("linear", 1.0), ("trigonometric", 1.0), ("preserving", 3.0), ("exploding", 5.0))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    levels = (0.03, 0.4, 0.8) if level == "quick" else (0.01, 0.1, 0.3, 0.45, 0.6, 0.8, 0.97)
    return [{"u": u, "which": which, "schedule": name, "horizon": horizon} for u in levels for which in range(len(TARGETS)) for name, horizon in SCHEDULES]


def observe(u: float, which: int, schedule: str, horizon: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"level": that of the flow's end, "affine": that of the affine map's image}."""
    mixture = few_steps.line_mixture(*TARGETS[which])
    reached = few_steps.level_after_flow(u, mixture, mixture_flow.Schedule(schedule, horizon), 100)
    image = mixture.mean()[0] + np.sqrt(mixture.covariance()[0, 0]) * special.ndtri(u)
    return {"level": np.array([reached]), "affine": few_steps.cumulative(np.array([image]), mixture)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"u": cell["u"]}


EXPERIMENT = Experiment(
    law="pushforward.level_along_flow",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-4, reason="error of the integrator"),
)
