"""The best schedule's energy, less that of transport."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import schedules
from lawbook.validate.experiment import Experiment

TOLERANCE = 1e-7  # of the minimiser


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"spectrum": spectrum} for spectrum in ([0.1, 1.0, 10.0], [0.25, 1.0, 4.0], [1.0, 4.0, 9.0])]


def observe(spectrum: list[float], *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"excess", "reversed"}: above the minimiser's tolerance."""
    found = schedules.excess(spectrum, 8)
    return {"excess": np.array([found - TOLERANCE]), "reversed": np.array([-found - TOLERANCE])}


EXPERIMENT = Experiment(
    law="pushforward.no_schedule_straightens_three_variances",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(zip(("b_1", "b_2", "b_3"), cell["spectrum"], strict=True)),
    statistic="exact",
)
