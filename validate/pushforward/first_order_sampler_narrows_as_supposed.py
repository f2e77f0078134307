"""Variances after one and two first-order steps on three modes, by quadrature."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import modes_in_few_steps
from lawbook.validate.experiment import Experiment

LEVELS = {1: [0.446, 0.0], 2: [0.446, 0.1, 0.0]}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "N": n} for p in (0.25, 0.435) for n in (1, 2)]


def observe(p: float, N: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"ratio": variance of the outputs over the data's}."""
    return {"ratio": np.array([modes_in_few_steps.variance_ratio([p, 1 - 2 * p, p], [-1.0, 0.0, 1.0], 0.0125, LEVELS[N])["ratio"]])}


EXPERIMENT = Experiment(
    law="pushforward.first_order_sampler_narrows_as_supposed",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
)
