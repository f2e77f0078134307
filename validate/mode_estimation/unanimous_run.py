"""Elimination fed with one class only, until it stops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.mode_estimation.elimination_runs import runs


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Constants from 0.1, where m = 1000 and delta = 1/2 would stop at once, to the published 24."""
    grid = [(c, m, 2.0**-k) for c in (0.1, 0.3, 1.0, 4.0, 24.0) for m in (2, 1000) for k in (1, 5, 9)]
    return [{"c": c, "m": m, "delta": d} for c, m, d in grid if c * np.log(np.pi**2 * m / d) >= 1]


def observe(c: float, m: int, delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    one = [1 - 1e-12 * (m - 1)] + [1e-12] * (m - 1)  # the others do not come up
    return {"run": runs(one, f"published:{c}", -np.log(delta), seed=seed, replicates=1)["samples"]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="mode_estimation.unanimous_run",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="a whole number"),
)
