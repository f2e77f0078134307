"""How often samples of one draw to a thousand are far from their law."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.stability import exceedance
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 5, 100) if level == "quick" else (1, 2, 5, 20, 100, 1000)
    return [{"n": n, "t": x / n**0.5} for n in sizes for x in (0.7, 1.0, 1.3) if x / n**0.5 < 1]


EXPERIMENT = Experiment(
    law="measure_objectives.kolmogorov_at_most",
    observe=exceedance,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="proportion",
    band=Band(relative=0.02, reason="for large n the bound is nearly attained"),
    looks=Looks(first=16, growth=4, most=3),
)
