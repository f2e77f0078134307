"""Largest projections of the outputs of few-step samplers in the plane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward.memorisation import projection_of_outputs
from lawbook.validate.experiment import Experiment, Looks

SETS = ([[-1.0, 0.0], [0.0, 1.0], [3.0, 0.0], [0.0, -2.0]], [[1.0, 1.0], [-1.0, 1.0], [0.0, -1.0]])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    angles = (0.0, 0.7, 2.0, 4.0) if level == "full" else (0.0, 2.0)
    directions = [[round(float(np.cos(a)), 6), round(float(np.sin(a)), 6)] for a in angles]
    return [{"data": data, "direction": u, "steps": steps} for data in SETS for u in directions for steps in (2, 5, 20)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"r": float((np.array(cell["data"]) @ np.array(cell["direction"])).max()) * (1 + 1e-12)}  # rounding of the weighted mean


EXPERIMENT = Experiment(
    law="pushforward.denoiser_stays_in_hull",
    observe=projection_of_outputs,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=8, growth=2, most=2),
)
