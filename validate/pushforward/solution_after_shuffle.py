"""Tails of a map's law after shuffles of its noise."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import plane_maps
from lawbook.validate.experiment import Band, Experiment, Looks


def observe(x: float, b: float, kind: str, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return plane_maps.exceedances(x, b, kind, seed=seed, replicates=replicates, first=first)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    places = ((0.3, 1.0), (0.5, 2.0)) if level == "quick" else ((0.3, 1.0), (0.5, 2.0), (1.5, 0.7))
    return [{"x": x, "b": b, "kind": kind} for x, b in places for kind in ("flip", "swap", "swirl")]


EXPERIMENT = Experiment(
    law="pushforward.solution_after_shuffle",
    observe=observe,
    cells=cells,
    values=lambda cell: {"x": cell["x"], "b": cell["b"]},
    statistic="proportion",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %"),
    looks=Looks(first=20, growth=4, most=3),
)
