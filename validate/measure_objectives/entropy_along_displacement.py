"""Random histograms on the line, moved level by level."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.interpolations import negative_entropy
from lawbook.validate.experiment import Experiment

ROOM = 1 - 1e-8  # for rounding, where the bound is attained


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for draw in range(4 if level == "quick" else 200):
        w, v = np.random.default_rng(draw).uniform(0.1, 2.0, (2, 1 + draw)).tolist()
        found += [{"widths": w, "widths_after": v if draw else w, "t": t} for t in (0.0, 0.3, 0.5)]
    return found


EXPERIMENT = Experiment(
    law="measure_objectives.entropy_along_displacement",
    observe=negative_entropy,
    cells=cells,
    values=lambda cell: {"w": ROOM * np.array(cell["widths"]), "v": ROOM * np.array(cell["widths_after"]), "t": cell["t"]},
    statistic="exact",
)
