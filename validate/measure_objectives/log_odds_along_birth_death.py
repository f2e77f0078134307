"""Masses on atoms of two far modes, integrated."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"r": r, "t": t, "distance": d} for r in (-2.0, 0.5, 3.0) for t in (0.3, 1.5) for d in (1.0, 5.0)]


def observe(r: float, t: float, distance: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"log_odds"}: of the outermost of 9 atoms, on a target with two modes at `distance` from 0."""
    places = np.linspace(-distance, distance, 9)
    target = np.exp(-((np.abs(places) - distance) ** 2) / 2)
    tilted = target * np.exp(r * (places / distance + 1) / 2 + 0.5 * np.sin(np.pi * places / distance))
    target, tilted = target / target.sum(), tilted / tilted.sum()
    ratio = np.log(flows.birth_death(tilted, target, t) / target)
    return {"log_odds": np.array([ratio[-1] - ratio[0]])}


EXPERIMENT = Experiment(
    law="measure_objectives.log_odds_along_birth_death",
    observe=observe,
    cells=cells,
    values=lambda cell: {"r": cell["r"], "t": cell["t"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
