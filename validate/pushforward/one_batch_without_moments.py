"""Maps of normal noise into [0, 1], right and wrong: their mean loss of batches against their loss, by quadrature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment

SLOPES = (0.3, 1.0, 4.0)


def logistic(slope: float) -> cf.Map:
    return lambda z: 1 / (1 + np.exp(-slope * z))


def uniform(t: np.ndarray) -> np.ndarray:
    return cf.of_map(lambda z: z, t, "uniform")


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [
        {"slope": slope, "n": n, "q": q, "spacing": 1.0} for slope in SLOPES
        for n in ((1, 2, 10) if level == "quick" else (1, 2, 3, 10, 100)) for q in (3, 10)
    ]


def observe(
    slope: float, n: int, q: int, spacing: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    return {"plug_in": np.array([cf.plug_in_loss_of_map(logistic(slope), uniform, cf.harmonics(q, 2 * np.pi * spacing), n)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    frequencies = cf.harmonics(cell["q"], 2 * np.pi * cell["spacing"])
    return {"L": cf.loss_of_map(logistic(cell["slope"]), uniform, frequencies), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="pushforward.one_batch_without_moments",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-12,
    band=Band(absolute=1e-11, reason="rounding"),
)
