"""The mean loss of batches, by quadrature, minimised over the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5, 30) if level == "quick" else (2, 3, 5, 10, 30, 100, 1000)
    return [{"sigma": sigma, "w": w, "n": n, "d": d} for sigma, w in ((1.0, 0.5), (2.0, 1.0)) for n in sizes for d in (1, 3, 10)]


def observe(
    sigma: float, w: float, n: int, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    return {"deviation": np.array([cf.learnt_deviation(sigma, cf.normal_frequencies(w, 121, d), n, 161)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.learnt_deviation",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(absolute=1e-5, reason="a minimum is found to the root of its loss's rounding"),
)
