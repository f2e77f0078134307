"""The least energy of a schedule, by minimisation over its values at nodes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import schedules
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"b_1": b_1, "b_2": b_2} for b_1, b_2 in ((0.25, 4.0), (0.2, 0.5), (3.0, 3.0))]


def observe(b_1: float, b_2: float, path: str = "best", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"energy"} of the best schedule, or of another one."""
    return {"energy": np.array([schedules.energy([b_1, b_2], path, 6 if path == "best" else 400)])}


EXPERIMENT = Experiment(
    law="pushforward.best_schedule_of_two_variances",
    observe=observe,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("b_1", "b_2")},
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="the minimiser's tolerance; straight lines need no fine nodes"),
)
