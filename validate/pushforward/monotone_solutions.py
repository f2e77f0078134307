"""Monotone maps from the change of variables, as a differential equation."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import line_solutions
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"z": z, "b": b, "e": e} for z in (-1.5, 0.4, 2.0) for b in (0.5, 2.0) for e in (-1, 1)]


def observe(z: float, b: float, e: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"place": T(z)}."""
    return {"place": np.array([line_solutions.monotone(z, b, e)])}


EXPERIMENT = Experiment(
    law="pushforward.monotone_solutions",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-6, reason="the integrator's tolerance"),
)
