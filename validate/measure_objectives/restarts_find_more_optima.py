"""Random sign problems, 200 matrix products for either method, the optimum by enumeration."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import restarts_against_frank_wolfe
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [(9, 2), (11, 3)] if level == "quick" else [(8, 1), (9, 2), (11, 3), (14, 3), (14, 4)]
    return [{"n": n, "degree": degree, "noise": 0.05, "starts": 4} for n, degree in sizes]


EXPERIMENT = Experiment(
    law="measure_objectives.restarts_find_more_optima",
    observe=restarts_against_frank_wolfe,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("n", "degree", "noise")},
    statistic="mean",
    looks=Looks(first=30, growth=2, most=3),
)
