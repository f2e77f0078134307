"""Transport costs between two scaled normal laws, by quadrature of the increasing coupling."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import invariance
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    scales = (0.5, 2.0) if level == "quick" else (0.25, 0.5, 1.0, 2.0, 5.0)
    return [{"m": m, "s": s, "c": c} for m, s in ((1.0, 1.2), (0.5, 2.0), (0.2, 0.5)) for c in scales]


def observe(m: float, s: float, c: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"cost": np.array([invariance.transport_cost(m, s, c)])}


EXPERIMENT = Experiment(
    law="pushforward.transport_sees_scale",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, reason="rounding"),
)
