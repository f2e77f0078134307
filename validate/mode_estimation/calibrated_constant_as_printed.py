"""How often elimination with c = 0.3 names a wrong mode where three classes are close."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import frequency


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """The deltas of the published figures, on which problems with larger gaps are shown."""
    close = [{"p": [0.36, 0.33, 0.31], "delta": 2.0**-k} for k in ((3, 6, 9) if level == "quick" else range(1, 10))]
    return [*close, {"p": "two:30", "delta": 0.25}]  # one on which it passes


def observe(p: Any, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return frequency("error", p, "published:0.3", delta, 500, seed=seed, replicates=replicates, first=first)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.calibrated_constant_as_printed",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=4, growth=4, most=3),
)
