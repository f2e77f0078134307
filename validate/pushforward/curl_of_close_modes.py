"""Antisymmetric parts of the flow's Jacobians at a noise point and its negative, for modes ever closer to each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward.few_steps import curl_of_map
from lawbook.validate.experiment import Band, Experiment

WEIGHTS = np.array([0.5, 0.3, 0.2])
NOISE = np.array([0.7, -0.4])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    triples = ([[2.0, 0.0], [-1.0, 1.5], [0.0, -1.0]], [[1.0, 1.0], [-1.0, 1.0], [0.0, -2.0]])
    return [{"means": means, "sigma": sigma, "k": k} for means, sigma in zip(triples, (1.0, 1.5), strict=True) for k in (6.0, 9.0, 14.0, 20.0)]


def observe(means: list[list[float]], sigma: float, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"curl": |J - J^T|/|J|, the mean of z and -z: what is of order 1/k cancels}."""
    return {"curl": curl_of_map(WEIGHTS, np.array(means) / k, sigma**2, np.stack([NOISE, -NOISE]), 40).mean(keepdims=True)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    """The commutator's norm, from the means about their own mean."""
    means = np.array(cell["means"]) - WEIGHTS @ np.array(cell["means"])
    second, third = (means.T * WEIGHTS) @ means, (means.T * (WEIGHTS * (means @ NOISE))) @ means
    return {"c": float(np.linalg.norm(second @ third - third @ second)), "sigma": cell["sigma"], "k": cell["k"]}


EXPERIMENT = Experiment(
    law="pushforward.curl_of_close_modes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-4,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what extrapolation leaves is of order 1/k^4, the solver's error 2e-5"),
)
