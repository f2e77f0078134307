"""Matchings of two samples on the torus of the plane, at two sizes."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.empirical_distances import growth_of_matching
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"small": 24, "large": 192}] + ([{"small": 64, "large": 1024}] if level == "full" else [])


EXPERIMENT = Experiment(
    law="measure_objectives.growth_of_plane_matching",
    observe=growth_of_matching,
    cells=cells,
    values=lambda cell: {"n": cell["large"], "m": cell["small"]},
    statistic="mean",
    band=Band(relative=0.2, reason="less than half of what separates the constants of one and two samples; corrections at m = 24 are within noise"),
    looks=Looks(first=150, growth=2, most=4),
    step=Step(constant=0.5, exponent=0.5),
)
