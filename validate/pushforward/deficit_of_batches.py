"""The minimised mean loss of batches, along n."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (30, 60, 120, 250, 500) if level == "quick" else (30, 60, 120, 250, 500, 1000, 2000)
    return [{"sigma": sigma, "b": b, "n": n} for sigma, b in ((1.0, 2.0), (2.0, 1.0), (4.0, 0.5)) for n in sizes]


def observe(sigma: float, b: float, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"deficit": np.array([sigma - cf.learnt_deviation(sigma, cf.window(b, 40), n, 161)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.deficit_of_batches",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-4,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what extrapolation leaves is of order n^-2"),
)
