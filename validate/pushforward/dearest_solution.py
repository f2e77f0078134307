"""Costs of several samplers with one target."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import line_solutions
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "s": s, "w": w, "kind": kind} for m, s, w in ((0.0, 1.0, 1.0), (-0.7, 0.5, 3.0)) for kind in line_solutions.LEVELS]


def observe(m: float, s: float, w: float, kind: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"cost"}."""
    return {"cost": np.array([line_solutions.cost_to_uniform(m, s, w, kind)])}


EXPERIMENT = Experiment(
    law="pushforward.dearest_solution",
    observe=observe,
    cells=cells,
    values=lambda cell: {"m": cell["m"], "s": cell["s"] * (1 + 1e-8), "w": cell["w"]},
    statistic="exact",
    rounding=1e-10,  # the decreasing map attains the bound: s is rounded up
)
