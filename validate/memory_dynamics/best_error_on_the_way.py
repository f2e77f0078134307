"""0-1 errors along runs of full-batch descent on random tokens in the plane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import angular_sweep, problems, scores
from lawbook.validate.experiment import Band, Experiment, Looks

STEP, STEPS, SIZE = 1.0, 600, 8.0
ABOVE = 1e-12  # errors are sums of the same frequencies


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    cases = [(30, 1.0)] + ([(30, 2.0), (60, 1.0), (100, 1.0)] if level == "full" else [])
    return [{"N": N, "alpha": alpha, "d": 2} for N, alpha in cases]


def observe(
    N: int, alpha: float, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """1 where a run meets its event, 0 elsewhere, each (replicates, 1), and "trials": 1."""
    rows = []
    for rng in streams.generators(seed, replicates, first):
        labels = rng.integers(0, 2, N)
        problem = problems.random_unit(f"zipf:{alpha:g}:{N}", 2, d, rng, outputs="orthonormal", labels=labels)
        run = scores.descend(problem, STEP, STEPS, start=scores.random_start(problem, SIZE, rng), times="all")
        least = float(run.wrong.min())
        best = angular_sweep.best_error(angular_sweep.signed_inputs(problem.e, labels), problem.p).error if d == 2 else 0.0
        rows.append((least < run.wrong[-1] - ABOVE, run.loss.min() < run.loss[-1] - ABOVE, least < best + ABOVE, True))
    names = ("forgets", "loss_was_smaller", "passes_the_best", "trials")
    return dict(zip(names, np.array(rows, dtype=float).T[:, :, None], strict=True))


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": cell["N"], "alpha": cell["alpha"], "eta": STEP, "T": STEPS}


EXPERIMENT = Experiment(
    law="memory_dynamics.best_error_on_the_way",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.0, reason="a bound"),
    looks=Looks(first=150, growth=2, most=3),
)
