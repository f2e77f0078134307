"""Two batches centred on drawn data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.pushforward.batches import draws_with_data
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 200 if level == "quick" else 4000
    return [
        {"gaps": gaps, "spectrum": [1.0, 0.5, 0.25], "B": B, "n": n, "draws": draws}
        for gaps in ([0.0, 0.0, 0.0], [0.6, 0.2, 0.3]) for B, n in ((4, 1), (4, 3), (10, 3))
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("gaps", "spectrum", "n", "B")}


EXPERIMENT = Experiment(
    law="pushforward.shared_data_is_biased",
    observe=draws_with_data,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.05, absolute=0.02, reason="a third of the planted 20 %; rivals are off by a third and more"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
