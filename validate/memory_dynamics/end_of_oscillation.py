"""Rises of the loss after it has once been below a multiple of the inverse step size: random problems and starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.validate.experiment import Band, Experiment

LEVEL = 0.42630275  # x e^(2 x) = 1, rounded down
STEPS = 400


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 12 if level == "quick" else 100
    return [{"M": M, "eta": eta, "draws": draws} for M in (2, 4) for eta in (1.0, 10.0, 100.0, 1e4)]


def observe(
    M: int, eta: float, draws: int, factor: float = 1.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Steps that raised the loss by more than rounding, at or below factor * LEVEL / eta before or earlier on."""
    found = 0
    for rng in streams.generators(seed, draws):
        problem = problems.random_unit("zipf:1:6", M, 5, rng, outputs="orthonormal")
        for start in (None, scores.random_start(problem, 2.0, rng)):
            loss = scores.descend(problem, eta, STEPS, start=start, times="all").loss
            once = np.minimum.accumulate(loss)[:-1] <= factor * LEVEL / eta
            found += int((once & (np.diff(loss) > 1e-12 * loss[:-1])).sum())
    return {"rises_after": np.array([float(found)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"M": cell["M"], "eta": cell["eta"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.end_of_oscillation",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="a count"),
)
