"""Exact chances, from the walk of the difference of votes."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.candidate_votes import failures_exactly
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (50, 100, 200, 400, 800) if level == "quick" else (50, 100, 200, 400, 800, 1600)
    return [{"n": n, "share": p, "confusion": q, "missing": eta} for p, q, eta in ((0.5, 0.3, 0.1), (1.0, 0.4, 0.2)) for n in sizes]


EXPERIMENT = Experiment(
    law="measure_objectives.rate_of_infimum_vote",
    observe=failures_exactly,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "p": cell["share"], "q": cell["confusion"], "eta": cell["missing"]},
    statistic="exact",
    band=Band(relative=0.01, reason="the fall's correction is 1/(2 n), and the mutants are off by 5 %"),
)
