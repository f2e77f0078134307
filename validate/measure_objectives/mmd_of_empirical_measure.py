"""Fresh normal samples against their law, whose kernel mean is in closed form; dimensions 1 to 20."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.mmd_of_samples import one_sample
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 4, 12) if level == "quick" else (1, 5, 20, 100)
    return [{"n": n, "d": d, "h": h, "batch": max(20, 1000 // n)} for n in sizes for d, h in ((1, 0.5), (3, 1.5), (20, 4.5))]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("n", "d", "h")}


EXPERIMENT = Experiment(
    law="measure_objectives.mmd_of_empirical_measure",
    observe=one_sample,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the mutants' 5 %"),
    looks=Looks(first=40, growth=4, most=3),
)
