"""How often random inputs with two classes are separable, by linear programmes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import separability
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(3, 2), (6, 2), (6, 3), (8, 4), (10, 4)] + ([(12, 6), (5, 3), (20, 8)] if level == "full" else [])
    return [{"N": N, "d": d} for N, d in pairs]


def observe(
    N: int, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"separable": 1 where all N tokens can be memorised, "trials": 1}; labels x mod 2, Gaussian inputs."""
    sign = np.where(np.arange(N) % 2 == 0, 1.0, -1.0)[:, None]
    found = [
        separability.separator(sign * rng.standard_normal((N, d))) is not None
        for rng in streams.generators(seed, replicates, first)
    ]
    return {"separable": np.array(found, dtype=float)[:, None], "trials": np.ones((replicates, 1))}


EXPERIMENT = Experiment(
    law="memory_dynamics.separable_probability",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="proportion",
    band=Band(absolute=0.03, relative=0.03, reason="less than half of the planted errors"),
    looks=Looks(first=1500, growth=2, most=3),
)
