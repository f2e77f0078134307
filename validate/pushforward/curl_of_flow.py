"""Antisymmetric parts of the flow's Jacobians at random noise, for three modes in the plane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.pushforward.few_steps import curl_of_map
from lawbook.validate.experiment import Experiment, Looks

SOLVER = 1e-5  # error of |J - J^T|/|J| at 20 steps: 60 steps change it by less


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    triples = [[[2.0, 0.0], [-1.0, 1.5], [0.0, -1.0]], [[1.0, 1.0], [-1.0, 1.0], [0.0, -2.0]]]
    spreads = (0.6,) if level == "quick" else (0.5, 0.6, 0.8)
    return [{"weights": [0.5, 0.3, 0.2], "means": means, "sigma": sigma} for means in triples for sigma in spreads]


def observe(weights: list[float], means: list[list[float]], sigma: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"excess": mean of |J - J^T|/|J| over 10 noise points a replicate, less the solver's error}."""
    noise = np.concatenate([rng.standard_normal((10, 2)) for rng in streams.generators(seed, replicates, first)])
    curls = curl_of_map(weights, means, sigma**2, noise, 20)
    return {"excess": curls.reshape(replicates, 10).mean(axis=1) - SOLVER}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"sigma": cell["sigma"]}


EXPERIMENT = Experiment(
    law="pushforward.curl_of_flow",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=12, growth=2, most=2),
)
