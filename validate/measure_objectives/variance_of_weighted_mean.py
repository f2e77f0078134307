"""Weighted means of fresh samples."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.robust_risks import weighted_means
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "n": n} for m in ((0.3, 0.5) if level == "quick" else (-0.6, 0.2, 0.4, 0.6)) for n in (5, 20)]


EXPERIMENT = Experiment(
    law="measure_objectives.variance_of_weighted_mean",
    observe=weighted_means,
    cells=cells,
    values=dict,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the 10 % of the mutants; squares of weights have heavy tails"),
    step=Step(constant=0.1),
    looks=Looks(first=100, growth=4, most=3),
)
