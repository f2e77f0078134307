"""The two projections, both found by descent, and which is farther."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.projection import projection
from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation import information_projection
from lawbook.validate.mode_estimation.information_projection import values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Not the nearest ties: there the difference, of fourth order in the gap, drowns in rounding."""
    every = information_projection.problems(level)
    return [{"p": p} for p in every if resolve(p)[0] - resolve(p)[1] > 0.005]


def observe(p: Any, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"difference": KL(q | p) less KL(p | q) at their nearest laws; "reversed": its negative}."""
    found = projection(p, "information")[0] - projection(p, "reverse")[0]
    return {"difference": np.array([found]), "reversed": np.array([-found])}


EXPERIMENT = Experiment(
    law="mode_estimation.gap_order",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-4,
    note="The smallest difference is 4e-9, of two divergences known to 1e-15.",
)
