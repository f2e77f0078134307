"""As many particles as draws, moved towards fresh samples and stopped, beside the samples themselves."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.line_flows import stopped_flow
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (30, 100) if level == "quick" else (50, 200, 1000)
    return [{"m": m, "g": g, "t": float(np.log1p(g) / 2)} for g in (0.5, 2.0) for m in sizes]


EXPERIMENT = Experiment(
    law="measure_objectives.stopping_early_wins",
    observe=stopped_flow,
    cells=cells,
    values=lambda cell: {"m": cell["m"], "g": cell["g"]},
    statistic="mean",
    looks=Looks(first=20, growth=4, most=3),
)
