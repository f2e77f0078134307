"""The ratio of the two curvatures, by differences of the loss, along sigma."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.curvature_of_translation import observe, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    deviations = (4.0, 5.0, 6.0, 8.0, 10.0) if level == "quick" else (4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0)
    return [{"sigma": sigma, "b": b} for b in (1.0, 1.2) for sigma in deviations]


EXPERIMENT = Experiment(
    law="pushforward.condition_of_wide_targets",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-4,
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; the limit is reached like exp(-sigma^2 b^2)"),
)
