"""Linear programmes over all plans that move a random law on a grid."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.robust_risks import worst_transported
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"slope": slope, "radius": r, "atoms": atoms} for atoms in ((1, 5) if level == "quick" else (1, 2, 5, 10)) for slope, r in ((0.5, 2.0), (2.0, 0.3))]


EXPERIMENT = Experiment(
    law="measure_objectives.worst_risk_in_transport_ball",
    observe=worst_transported,
    cells=cells,
    values=lambda cell: {"L": cell["slope"], "r": cell["radius"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="the solver"),
)
