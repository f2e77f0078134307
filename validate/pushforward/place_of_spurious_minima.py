"""Local minima of the loss of two points, found by a scan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment

MOST = 6


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"b": b} for b in ((0.5, 1.0, 3.0) if level == "quick" else (0.3, 0.5, 1.0, 2.0, 3.0, 5.0))]


def observe(b: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    found = cf.spurious_minima(0.0, cf.window(b, 96), (2 * MOST + 1) * np.pi / b)
    return {"distance": found[None, :MOST]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"k": np.arange(1, MOST + 1), "b": cell["b"]}


EXPERIMENT = Experiment(
    law="pushforward.place_of_spurious_minima",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
    band=Band(relative=1e-8, reason="the root's tolerance over the scale of a minimum"),
)
