"""The mean loss of batches at window frequencies, by quadrature, minimised over the map."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 2, 5, 10) if level == "quick" else (1, 2, 3, 5, 10, 100, 1000)
    return [{"sigma": sigma, "b": b, "n": n} for sigma, b in ((2.0, 1.0), (0.5, 1.5), (1.0, 3.0)) for n in sizes]


def observe(sigma: float, b: float, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"deviation": np.array([cf.learnt_deviation(sigma, cf.window(b, 24), n, 121)])}


EXPERIMENT = Experiment(
    law="pushforward.learnt_deviation_of_window",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(absolute=1e-5, reason="a minimum is found to the root of its loss's rounding"),
)
