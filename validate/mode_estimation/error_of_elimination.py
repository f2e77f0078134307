"""How likely elimination drops the mode, by importance sampling: draws from a law with the two best classes exchanged."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import runs

RUNS = 50


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two classes that are hard to tell, up to 5000 samples; the law drawn from drops the mode within some hundred."""
    grid = [(2.5, 0.5), (4.0, 0.1), (4.0, 1e-6), (24.0, 0.1)]
    return [{"p": [0.502, 0.498], "tilt": 0.08, "c": c, "delta": delta} for c, delta in grid]


def observe(
    p: list[float], tilt: float, c: float, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Mean weight of the runs that drop the mode, 50 per replicate: each replicate is an unbiased estimate of the probability."""
    found = runs(
        p, f"published:{c}", -math.log(delta), seed=seed, replicates=RUNS * replicates, first=RUNS * first, until_mode_falls=True,
        draw_from=[0.5 - tilt, 0.5 + tilt], most_samples=5_000,
    )  # fmt: skip
    return {"wrong_elimination": (found["weight"] * found["wrong_elimination"]).reshape(replicates, RUNS).mean(axis=1)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(cell["p"]), "delta": cell["delta"], "c": cell["c"]}


EXPERIMENT = Experiment(
    law="mode_estimation.error_of_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=3),
    note="At c = 24 and delta = 0.1 the probability is of the order of 1e-76; importance sampling sees it, the bound is 1e-14.",
)
