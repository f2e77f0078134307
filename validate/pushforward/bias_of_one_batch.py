"""Means of the squared mean gap of one batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.pushforward import variance_of_pairs as shared


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 200 if level == "quick" else 4000
    return [
        {"gaps": gaps, "spectrum": shared.SPECTRUM, "n": n, "draws": draws} for gaps in ([0.0, 0.0, 0.0], [0.6, 0.2, 0.3])
        for n in (2, 4, 10)
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return shared.values(cell)


EXPERIMENT = Experiment(
    law="pushforward.bias_of_one_batch",
    observe=shared.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.03, reason="under a third of the planted 10 %; rivals are off by a quarter and more"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
