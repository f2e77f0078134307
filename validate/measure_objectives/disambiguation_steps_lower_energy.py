"""Energies along the published iteration, with intervals that bind and intervals that do not."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interval_regression import energy_drops
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (10,) if level == "quick" else (10, 30)
    return [{"n": n, "ridge": ridge, "widen": widen} for n in sizes for ridge in (1e-1, 1e-2) for widen in (0.5, 1.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.disambiguation_steps_lower_energy",
    observe=energy_drops,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="mean",
    looks=Looks(first=20, growth=3, most=3),
)
