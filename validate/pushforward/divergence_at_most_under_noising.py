"""Divergences of noised mixtures from the noise, against the first divergence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import contraction
from lawbook.validate.experiment import Experiment

LAWS = (
    ([1.0], [1.2], [1.0]),  # a translate of the noise
    ([0.3, 0.7], [-1.0, 1.5], [0.3, 0.5]),
    ([0.2, 0.5, 0.3], [-2.0, 0.0, 3.0], [0.2, 1.5, 0.4]),
)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.2, 1.0) if level == "quick" else (0.05, 0.2, 0.5, 1.0, 2.0)
    return [{"which": which, "t": t} for which in range(len(LAWS)) for t in times]


def observe(which: int, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"divergence": np.array([contraction.divergence(LAWS[which], t)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"K": contraction.divergence(LAWS[cell["which"]], 0.0) * (1 + 4e-9), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="pushforward.divergence_at_most_under_noising",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,  # translates attain the bound
)
