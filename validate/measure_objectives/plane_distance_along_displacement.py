"""Random atoms in the plane and in space, and a pair whose shortest ways turn a corner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import streams
from lawbook.simulate.measure_objectives.interpolations import wasserstein_along
from lawbook.validate.experiment import Experiment

ROOM = 1 - 1e-8  # for rounding, where the bound is attained


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = range(3) if level == "quick" else range(200)
    return [{"draw": i, "t": t, "d": d, "count": n} for d, n in ((2, 1), (2, 6), (3, 6)) for i in draws for t in (0.3, 0.5)] + [{"draw": -1, "t": 0.5}]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = wasserstein_along(**cell, seed=streams.root(0))
    return {"A": ROOM * float(found["first"][0]), "B": ROOM * float(found["second"][0]), "C": float(found["apart"][0]), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="measure_objectives.plane_distance_along_displacement",
    observe=wasserstein_along,
    cells=cells,
    values=values,
    statistic="exact",
)
