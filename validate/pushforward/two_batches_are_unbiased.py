"""Means of the product of two batches, B = 1 included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.pushforward import variance_of_two_batches as shared


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 200 if level == "quick" else 4000
    return [
        {"gaps": gaps, "spectrum": shared.SPECTRUM, "B": B, "draws": draws} for gaps in ([0.6, 0.2, 0.3], [1.0, 0.5, 0.7]) for B in (1, 4)
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return shared.values(cell)


EXPERIMENT = Experiment(
    law="pushforward.two_batches_are_unbiased",
    observe=shared.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.05, absolute=0.02, reason="half of the planted 20 % at |delta|^2 = 0.49; rivals are off by 0.4 at B = 4"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
