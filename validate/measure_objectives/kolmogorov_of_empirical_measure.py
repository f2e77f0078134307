"""Kolmogorov distances of uniform samples, ever larger."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.stability import symmetrised
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (20, 80, 320) if level == "quick" else (20, 100, 1000, 10_000, 100_000)
    return [{"n": n, "block": 200 if n < 5000 else 20} for n in sizes]


EXPERIMENT = Experiment(
    law="measure_objectives.kolmogorov_of_empirical_measure",
    observe=symmetrised,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="mean",
    band=Band(relative=0.01, reason="a fifth of the 5 % of the mutants; terms of order 1/n are left out"),
    looks=Looks(first=32, growth=4, most=3),
)
