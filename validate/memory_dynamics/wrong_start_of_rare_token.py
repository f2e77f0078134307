"""The correlation at which the first step turns against the rare token, by bisection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.optimize import brentq

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p_1": p, "eta": eta} for p in (0.55, 0.6, 0.75, 0.9) for eta in (0.1, 10.0)]


def observe(
    p_1: float, eta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The correlation at which the rare token's margin after one step is 0."""
    return {"correlation": np.array([brentq(lambda a: pair_run(p_1, a, eta, 1).margins[0, 1], -0.99, 0.999999, xtol=1e-12)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p_1": cell["p_1"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.wrong_start_of_rare_token",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-8, reason="the bisection's tolerance"),
)
