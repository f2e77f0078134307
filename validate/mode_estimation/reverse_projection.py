"""The law of another mode that p tells least from, found by descent without a formula."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.mode_estimation import information_projection
from lawbook.validate.mode_estimation.information_projection import observe, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return information_projection.cells(level, tokens, "reverse")


EXPERIMENT = Experiment(
    law="mode_estimation.reverse_projection",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, reason="what the descent leaves, with room"),
    note=information_projection.EXPERIMENT.note,
)
