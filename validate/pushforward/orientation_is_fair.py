"""Affine maps and small networks, trained from many initialisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import training
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    steps = 60 if level == "quick" else 500
    return [{"k": k, "sigma": sigma, "steps": steps, "runs": 16} for k, sigma in ((0, 1.0), (6, 0.5))]


def observe(
    k: int, sigma: float, steps: int, runs: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    frequencies = cf.harmonics(6, 0.4)
    target = cf.of_map(cf.affine(0.0, sigma), frequencies.values, nodes=121)
    return training.orientations(
        (1, k, 1) if k else (1, 1), target, frequencies, batch=3, steps=steps, rate=0.3, seed=seed, replicates=replicates,
        first=first, runs=runs
    )


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"k": cell["k"]}


EXPERIMENT = Experiment(
    law="pushforward.orientation_is_fair",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.1, reason="half of the planted 0.2; the rivals are off by 1/3 and 1/2"),
    looks=Looks(first=8, growth=4, most=3),
    step=Step(constant=0.4, exponent=0.4),
)
