"""One step of EM from both sides of its fixed point, by Gauss-Hermite rules."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import contraction_of_em
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "weight": w} for a in (0.5, 1.0, 1.5) for w in (0.1, 0.3, 0.5)]


EXPERIMENT = Experiment(
    law="measure_objectives.contraction_of_em",
    observe=contraction_of_em,
    cells=cells,
    values=lambda cell: {"a": cell["a"], "w": cell["weight"]},
    statistic="exact",
    band=Band(relative=1e-5, reason="differences over 2e-5, and 160 nodes"),
)
