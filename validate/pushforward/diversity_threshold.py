"""Where spreading a point stops to lower the mean loss of batches, by bisection over the target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"w": w, "n": n, "d": d} for w in (0.5, 2.0) for n in ((2, 10) if level == "quick" else (2, 3, 5, 10, 30)) for d in (1, 10)]


def observe(w: float, n: int, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"threshold": np.array([cf.diversity_threshold(cf.normal_frequencies(w, 61, d), n, 61)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.diversity_threshold",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=1e-4, reason="the point is spread by a finite amount"),
)
