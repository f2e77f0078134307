"""Training on one sample a step, averaged over runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_dynamics import descent
from lawbook.validate.experiment import Band, Experiment, Looks, Step

RUNS = 16


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:1:10", 3, 1.0, 20), ("zipf:1:10", 3, 4.0, 12), (f"{tokens}#12", 5, 2.0, 20)]
    return [{"tokens": t, "M": M, "eta": eta, "T": T} for t, M, eta, T in grid]


def observe(
    tokens: str, M: int, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """The loss after T samples, a mean of 16 runs per replicate."""
    problem = {"kind": "orthonormal", "p": tokens, "classes": M}
    seen = descent.observe(
        problem, eta, T, seed=seed, replicates=RUNS * replicates, first=RUNS * first, batch=1, times=[T], threads=1
    )
    return {"loss": seen["loss"].reshape(replicates, RUNS).mean(axis=1)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "eta": cell["eta"], "T": cell["T"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_of_single_sample_descent",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="half of the planted 8 %"),
    step=Step(constant=0.08, exponent=0.08),
    looks=Looks(first=48, growth=2, most=3),
)
