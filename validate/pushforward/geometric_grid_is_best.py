"""Levels of equal ratios, of Karras et al., at equal distances and at random."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.noise_grids import total_of_placement
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"kind": kind, "N": n, "H": h} for kind in ("log", "karras", "linear", "random") for n, h in (((3, 5.0), (10, 9.0)) if level == "quick" else ((1, 2.0), (3, 5.0), (10, 9.0), (30, 11.0)))]


EXPERIMENT = Experiment(
    law="pushforward.geometric_grid_is_best",
    observe=total_of_placement,
    cells=cells,
    values=lambda cell: {"H": cell["H"], "N": cell["N"]},
    statistic="exact",
    rounding=1e-13,
)
