"""The sharpness of two tokens at the memories that descent has reached."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import problems, sharpness
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run
from lawbook.validate.memory_dynamics.loss_of_pair import cells as run_cells


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Those of the loss with correlated inputs, and cooperating tokens."""
    extra = {"p_1": 0.6, "alpha": -0.3, "eta": 1.0}
    sizes = sorted({cell["T"] for cell in run_cells(level, tokens)})
    return [*(cell for cell in run_cells(level, tokens) if cell["alpha"]), *({**extra, "T": T} for T in sizes)]


def observe(
    p_1: float, alpha: float, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The largest eigenvalue of the Hessian after T steps from zero."""
    problem = problems.two_particles(alpha, 1 - p_1)
    e, u = problem.embeddings()
    margins = pair_run(p_1, alpha, eta, T).margins
    return {"sharpness": sharpness.sharpness_two_classes(e, u, problem.p, margins)}


EXPERIMENT = Experiment(
    law="memory_dynamics.sharpness_decay_of_pair",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; what is left falls like powers of 1/T"),
    rounding=1e-10,
)
