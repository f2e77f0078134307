"""All selections of labels, enumerated."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import least_variance
from lawbook.validate.experiment import Band, Experiment

MAGNITUDES = ([1.0, 2.0, 0.5, 3.0, 1.5], [1.0, 1.1], [0.2, 4.0, 4.0, 1.0, 2.0, 3.0, 0.7, 1.9], [2.0, 0.0, 1.0])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"magnitudes": a} for a in MAGNITUDES]


EXPERIMENT = Experiment(
    law="measure_objectives.disambiguation_is_infimum_loss",
    observe=least_variance,
    cells=cells,
    values=lambda cell: {"a": cell["magnitudes"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
