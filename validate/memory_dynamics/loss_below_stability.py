"""How often the loss rises in runs on random problems with two classes, from zero and from random starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import problems, scores, sharpness
from lawbook.validate.experiment import Band, Experiment

DRAWS, STEPS = 12, 150


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Separable (d = N) and mostly not (d = N/4)."""
    return [{"tokens": spec, "N": 8, "d": d, "r": r} for spec in ("zipf:1:8", f"{tokens}#8") for d in (2, 8) for r in (0.5, 1.0)]


def observe(
    tokens: str, N: int, d: int, r: float, factor: float = 1.0, *,
    seed: np.random.SeedSequence, replicates: int = 1, first: int = 0,
) -> dict[str, np.ndarray]:
    """Steps that raised the loss, and falls of margins, in runs with step size factor * r * 2/S(0)."""
    rises = falls = 0
    for rng in streams.generators(seed, DRAWS):
        problem = problems.random_unit(tokens, 2, d, rng, outputs="orthonormal")
        e, u = problem.embeddings()
        eta = factor * r * 2 / sharpness.sharpness_two_classes(e, u, problem.p, np.zeros(N))
        for start in (None, scores.random_start(problem, 2.0, rng)):
            run = scores.descend(problem, float(eta), STEPS, start=start, times="all")
            rises += int((np.diff(run.loss) > 1e-12).sum())
            falls += int((np.diff(run.margins, axis=0) < -1e-12).sum())
    return {"rises": np.array([float(rises)]), "margin_falls": np.array([float(falls)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": cell["N"], "r": cell["r"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_below_stability",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="a count"),
)
