"""The sharpness of four correlated tokens along an integrated flow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems, sharpness
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.offset_decay import TOKENS, gram


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Cooperating tokens, and such as interfere: z_1 . z_2 or z_3 . z_4 negative."""
    cases = [[0.4, -0.2], [-0.5, 0.2], [-0.6, -0.3]] + ([[-0.7, 0.3]] if level == "full" else [])
    return [{"tokens": f"{tokens}#4", "z": z, "t": 10.0 ** (k / 2)} for z in cases for k in range(10, 19)]


def observe(
    tokens: str, z: list[float], t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The largest eigenvalue of the Hessian at time t from zero."""
    problem = problems.from_grams(gram(z), np.eye(2), tokens, np.zeros(TOKENS, dtype=int))
    e, u = problem.embeddings()
    margins = flow.flow(problem, t, times=[t]).margins
    return {"sharpness": np.ravel(sharpness.sharpness_two_classes(e, u, problem.p, margins))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    K = 2 * gram(cell["z"])
    beta = np.linalg.solve(K, np.ones(TOKENS))
    return {"Lambda": float(np.linalg.eigvals(K * beta).real.max()), "S": float(beta.sum()), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.sharpness_decay",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; what is left falls like t^-lambda"),
    rounding=1e-9,
)
