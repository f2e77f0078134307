"""Means of particles moved by steps of Euler and Maruyama."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interacting_particles import attracted_particles
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.measure_objectives.variance_of_euler_particles import values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5, 20) if level == "quick" else (2, 5, 20, 100)
    points = [(1.0, 3.0, 0.25, n) for n in sizes] + [(1.0, 0.5, 0.5, 3)]
    return [{"a": a, "kappa": k, "n": n, "step": s, "systems": 500} for a, k, s, n in points]


EXPERIMENT = Experiment(
    law="measure_objectives.error_of_particle_mean",
    observe=attracted_particles,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the mutants' 10 %"),
    step=Step(constant=0.1),
    looks=Looks(first=10, growth=4, most=3),
)
