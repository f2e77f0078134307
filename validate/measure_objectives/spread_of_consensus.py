"""Clouds of particles that gather, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.interacting_particles import consensus_spread
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5) if level == "quick" else (2, 5, 20)
    return [{"n": n, "d": d, "sigma": s, "step": 0.1, "steps": k, "systems": 400} for n in sizes for d, s in ((1, 0.7), (4, 0.5)) for k in (1, 4)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"n": cell["n"], "d": cell["d"], "sigma": cell["sigma"], "eta": cell["step"], "k": cell["steps"]}


EXPERIMENT = Experiment(
    law="measure_objectives.spread_of_consensus",
    observe=consensus_spread,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.045, reason="less than half of the mutants' 10 %"),
    step=Step(constant=0.1, exponent=0.1),
    looks=Looks(first=12, growth=4, most=3),
)
