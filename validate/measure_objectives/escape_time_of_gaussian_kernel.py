"""Times of integrated particles."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"x": x, "y": y, "h": h} for x, y in ((1.5, 0.3), (3.0, 1.0)) for h in (0.7, 1.5)]


def observe(x: float, y: float, h: float, kernel: str = "gaussian", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"} from x to y."""
    return {"time": np.array([flows.passage(kernel, x, y, h)])}


EXPERIMENT = Experiment(
    law="measure_objectives.escape_time_of_gaussian_kernel",
    observe=observe,
    cells=cells,
    values=lambda cell: {"x": cell["x"], "y": cell["y"], "h": cell["h"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
