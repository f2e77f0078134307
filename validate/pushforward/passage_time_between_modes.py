"""Mean passage times from the backward equation."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import langevin
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a} for a in (4.5, 9.0, 18.0, 36.0)]


def observe(a: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"} from -a to a."""
    return {"time": np.array([langevin.passage_time(a)])}


EXPERIMENT = Experiment(
    law="pushforward.passage_time_between_modes",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=0.02, reason="a tenth of what separates the two constants; what extrapolation leaves is of order 1/a^4"),
    step=Step(constant=0.05, exponent=0.15),
)
