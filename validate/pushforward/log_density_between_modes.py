"""Integrated divergences along the trajectory between two modes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps, log_densities, mixture_flow
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.3, 0.6, 0.9) if level == "quick" else (0.1, 0.3, 0.5, 0.6, 0.8, 0.9, 0.97)
    return [{"a": a, "sigma": sigma, "t": t} for a, sigma in ((0.7, 0.5), (1.5, 0.8), (2.0, 0.4)) for t in times]


def observe(a: float, sigma: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    target = few_steps.line_mixture([0.5, 0.5], [[-a], [a]], sigma)
    return {"change": np.array([log_densities.along_flow(target, mixture_flow.Schedule("linear"), [0.0], t)["integrated"]])}


EXPERIMENT = Experiment(
    law="pushforward.log_density_between_modes",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="error of the integrator"),
)
