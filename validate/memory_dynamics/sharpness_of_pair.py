"""The largest sharpness of two tokens over many memories, the origin among them."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import problems, sharpness
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p_1": p, "alpha": a} for p in (0.5, 0.75, 0.95) for a in (-0.5, 0.0, 0.5, 0.95)]


def observe(
    p_1: float, alpha: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The largest eigenvalue of the Hessian over a grid of margins from -8 to 8."""
    problem = problems.two_particles(alpha, 1 - p_1)
    e, u = problem.embeddings()
    grid = np.linspace(-8, 8, 81)
    margins = np.stack(np.meshgrid(grid, grid), axis=-1)
    return {"largest_sharpness": np.array([sharpness.sharpness_two_classes(e, u, problem.p, margins).max()])}


EXPERIMENT = Experiment(
    law="memory_dynamics.sharpness_of_pair",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=1e-10, reason="rounding"),
    rounding=1e-12,
)
