"""Exact chances, from the walk of the difference of votes."""

from __future__ import annotations

from itertools import product
from typing import Any

from lawbook.simulate.measure_objectives.candidate_votes import failures_exactly
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 5, 20, 100) if level == "quick" else (1, 2, 5, 20, 100, 200)
    grid = product(sizes, (0.2, 1.0), (0.1, 0.5), (0.02, 0.2))
    return [{"n": n, "share": p, "confusion": q, "missing": eta} for n, p, q, eta in grid]


EXPERIMENT = Experiment(
    law="measure_objectives.failure_of_infimum_vote_at_most",
    observe=failures_exactly,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "p": cell["share"], "q": cell["confusion"], "eta": cell["missing"]},
    statistic="exact",
)
