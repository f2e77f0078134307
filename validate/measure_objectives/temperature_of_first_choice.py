"""The curvature of the free energy at fair signs, by enumeration and differences."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.label_temperatures import first_choice
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5) if level == "quick" else (2, 3, 5, 8)
    return [{"n": n, "a": a} for n in sizes for a in (0.7, 1.5)]


EXPERIMENT = Experiment(
    law="measure_objectives.temperature_of_first_choice",
    observe=first_choice,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-6, reason="differences of the slope"),
)
