"""Votes of fresh sets of the two kinds."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.candidate_votes import crowded_margins
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"share": u, "company": c} for u, c in ((0.4, 1), (0.6, 2), (0.9, 5))]


EXPERIMENT = Experiment(
    law="measure_objectives.margin_against_crowds",
    observe=crowded_margins,
    cells=cells,
    values=lambda cell: {"u": cell["share"], "c": cell["company"]},
    statistic="mean",
    band=Band(relative=0.02, absolute=0.005, reason="below half of the 5 % of the mutants where votes differ much; 0.005 where they nearly tie"),
    looks=Looks(first=60, growth=3, most=3),
)
