"""Mixtures of random atoms in the plane, three kernels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import streams
from lawbook.simulate.measure_objectives.interpolations import discrepancy_of_mixture
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = range(3) if level == "quick" else range(30)
    return [{"draw": i, "t": t, "kernel": kind} for kind in ("gaussian", "matern", "energy") for i in draws for t in (0.3, 0.5)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = discrepancy_of_mixture(**cell, seed=streams.root(0))
    return {"A": float(found["first"][0]), "B": float(found["second"][0]), "C": float(found["apart"][0]), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="measure_objectives.discrepancy_of_mixtures",
    observe=discrepancy_of_mixture,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=1e-8, absolute=1e-8, reason="rounding"),
)
