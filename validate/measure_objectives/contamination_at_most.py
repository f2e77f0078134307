"""Random laws with contamination near and far, and a point with contamination far out, which attains the bound."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.robust_risks import contaminated
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"share": e, "apart": x, "atoms": atoms} for e in (0.1, 0.4) for x, atoms in (((0.5, 8), (20.0, 1)) if level == "quick" else ((0.5, 8), (2.0, 8), (3.0, 3), (20.0, 1), (20.0, 30)))]


EXPERIMENT = Experiment(
    law="measure_objectives.contamination_at_most",
    observe=contaminated,
    cells=cells,
    values=lambda cell: {"e": cell["share"]},
    statistic="exact",
    rounding=1e-13,
)
