"""Mixtures of random atoms in the plane, and of unit masses, by linear programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import streams
from lawbook.simulate.measure_objectives.interpolations import wasserstein_along
from lawbook.validate.experiment import Experiment

ROOM = 1 + 1e-8  # for rounding, where the bound is attained


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = range(3) if level == "quick" else range(200)
    return [{"draw": i, "t": t, "segment": "mixture", "count": n} for n in (1, 3) for i in draws for t in (0.0, 0.4)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = wasserstein_along(**cell, seed=streams.root(0))
    return {"A": ROOM * float(found["first"][0]), "B": ROOM * float(found["second"][0]), "C": float(found["apart"][0]), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="measure_objectives.squared_wasserstein_of_mixtures",
    observe=wasserstein_along,
    cells=cells,
    values=values,
    statistic="exact",
)
