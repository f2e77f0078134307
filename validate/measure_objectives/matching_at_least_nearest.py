"""Two samples on the torus, matched exactly."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.empirical_distances import two_samples_on_torus
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 8, 32) if level == "quick" else (1, 8, 32, 128, 512)
    return [{"n": n, "d": d} for d in (1, 3, 5) for n in sizes]


EXPERIMENT = Experiment(
    law="measure_objectives.matching_at_least_nearest",
    observe=two_samples_on_torus,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    looks=Looks(first=40, growth=4, most=2),
)
