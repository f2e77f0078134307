"""When the middle of a noised pair of modes stops to be a minimum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m} for m in ((1.2, 2.0, 5.0) if level == "quick" else (1.05, 1.2, 1.5, 2.0, 3.0, 5.0, 20.0))]


def observe(m: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"time": np.array([few_steps.splitting_time(m)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.speciation_time",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, absolute=1e-10, reason="the search for a root"),
)
