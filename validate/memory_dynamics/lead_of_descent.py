"""What doubling the number of steps adds to the lead of descent over the flow, from its margins."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import orthonormal_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [1000 * 2**k for k in range(6 if level == "quick" else 9)]
    cases = [(0.5, 1.0, 2), (0.2, 1.0, 2), (0.5, 2.0, 5)]
    return [{"p": p, "eta": eta, "M": M, "T": T} for p, eta, M in cases for T in sizes]


def observe(
    p: float, eta: float, M: int, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time that the flow would need for the margin, in steps, less the number of steps: at 2 T less at T."""
    m = orthonormal_run([p, 1 - p], M, eta, 2 * T, times=[T, 2 * T]).margins[:, 0]
    lead = (np.expm1(m) + (M - 1) * m) / (M * eta * p) - np.array([T, 2 * T])
    return {"lead_per_doubling": lead[1:] - lead[:1]}


EXPERIMENT = Experiment(
    law="memory_dynamics.lead_of_descent",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; what is left falls like log T / T"),
)
