"""Fresh sets, those without the truth counted."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.candidate_votes import vote_failures
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(n, 0.5, 0.3, 0.1) for n in (5, 20)] + [(20, 1.0, 0.2, 0.05)]
    return [{"n": n, "share": p, "confusion": q, "missing": eta} for n, p, q, eta in settings]


EXPERIMENT = Experiment(
    law="measure_objectives.intersection_loses_truth",
    observe=vote_failures,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "p": cell["share"], "eta": cell["missing"]},
    statistic="proportion",
    band=Band(relative=0.02, reason="below half of the 5 % of the mutants"),
    looks=Looks(first=60, growth=3, most=3),
)
