"""Each system beside its limit with the same noise: excesses of the particles' variance."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interacting_particles import attracted_particles
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.measure_objectives.variance_of_euler_particles import values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": 1.0, "kappa": 3.0, "n": n, "step": 0.25, "systems": 500 if n < 20 else 200} for n in ((2, 4, 8) if level == "quick" else (2, 5, 20, 100))]


EXPERIMENT = Experiment(
    law="measure_objectives.excess_of_particles",
    observe=attracted_particles,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.07, reason="less than half of the mutants' 15 %"),
    step=Step(constant=0.15),
    looks=Looks(first=10, growth=4, most=3),
)
