"""Votes of fresh sets, averaged."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.candidate_votes import vote_margins
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(2, 0.4, 0.1), (3, 0.2, 0.0), (6, 0.5, 0.2)] if level == "quick" else [(K, q, eta) for K in (2, 3, 6, 10) for q in (0.2, 0.5) for eta in (0.0, 0.2)]
    return [{"labels": K, "confusion": q, "missing": eta} for K, q, eta in settings]


EXPERIMENT = Experiment(
    law="measure_objectives.margin_of_infimum_vote",
    observe=vote_margins,
    cells=cells,
    values=lambda cell: {"K": cell["labels"], "q": cell["confusion"], "eta": cell["missing"]},
    statistic="mean",
    band=Band(relative=0.02, reason="below half of the 5 % of the mutants"),
    looks=Looks(first=100, growth=3, most=3),
)
