"""Random atoms in the plane, moved along shortest matchings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import streams
from lawbook.simulate.measure_objectives.interpolations import potential_along
from lawbook.validate.experiment import Experiment

ROOM = 1 + 1e-8  # for rounding, where the bound is attained


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = range(3) if level == "quick" else range(200)
    return [{"draw": i, "t": t, "count": n, "potential": kind} for kind in ("quadratic", "quartic") for n in (1, 5) for i in draws for t in (0.0, 0.3, 0.5)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = potential_along(**cell, seed=streams.root(0))
    return {"A": ROOM * float(found["first"][0]), "B": ROOM * float(found["second"][0]), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="measure_objectives.potential_along_displacement",
    observe=potential_along,
    cells=cells,
    values=values,
    statistic="exact",
)
