"""Noise over squared signal of sign(W) and of W on the same draws, for many equally stored tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import one_bit
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """N / M = 100 or more: what a token adds to its own noise is 1 % of it, in both matrices alike."""
    dims = (16, 32, 64, 128) if level == "quick" else (16, 32, 64, 128, 256, 512)
    return [{"M": M, "d": d} for M in (2, 4) for d in dims]


def observe(M: int, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """400 tokens, all stored with weight 1."""
    seen = one_bit.observe("uniform:400", "uniform", d, M, seed=seed, replicates=replicates, first=first)
    return {name: values[:, 0] for name, values in seen.items()}


EXPERIMENT = Experiment(
    law="memory_scaling.one_bit_noise",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="mean",
    band=Band(absolute=0.03, reason="the tokens' own signal, 1 % at N/M = 100, and the fit's curvature"),
    looks=Looks(first=32, growth=2, most=4),
)
