"""Particles moved by steps of Euler and Maruyama until they have forgotten where they started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.interacting_particles import attracted_particles
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5, 20) if level == "quick" else (2, 5, 20, 100)
    return [{"a": a, "kappa": k, "n": n, "step": s, "systems": max(40, 800 // n)} for a, k, s in ((1.0, 3.0, 0.3), (0.7, 1.0, 0.7)) for n in sizes]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"a": cell["a"], "kappa": cell["kappa"], "n": cell["n"], "eta": cell["step"]}


EXPERIMENT = Experiment(
    law="measure_objectives.variance_of_euler_particles",
    observe=attracted_particles,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the mutants' 10 %"),
    step=Step(constant=0.1),
    looks=Looks(first=10, growth=4, most=3),
)
