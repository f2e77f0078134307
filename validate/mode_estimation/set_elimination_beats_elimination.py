"""Queries of elimination less those of set elimination with small sets and fine batches, one good class among 1000."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.set_elimination_beats_elimination_as_printed import (
    observe,
    values,
)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    deltas = (2.0**-9,) if level == "quick" else (2.0**-3, 2.0**-9, 2.0**-20)
    return [{"problem": "one:1000", "c": 4.0, "gamma": 0.25, "growth": 1.12, "delta": d} for d in deltas]


EXPERIMENT = Experiment(
    law="mode_estimation.set_elimination_beats_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=20, growth=2, most=4),
)
