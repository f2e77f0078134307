"""Noise over squared signal of sign(W) and of W on the same draws, for many equally stored tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import one_bit
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """N / M = 100 or more: what a token adds to its own noise is 1 % of it, in both matrices alike."""
    grid = [(2, 16), (2, 64), (5, 64)] + ([(3, 8), (2, 256), (20, 200)] if level == "full" else [])
    return [{"M": M, "d": d, "tokens": f"uniform:{200 * M}", "draws": 16} for M, d in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """All tokens stored with weight 1, Gaussian unembeddings."""
    seen = one_bit.observe(
        **cell, scheme="uniform", unembeddings="normal", seed=seed, replicates=replicates, first=first
    )
    return {name: values[:, 0] for name, values in seen.items()}


EXPERIMENT = Experiment(
    law="memory_scaling.one_bit_noise",
    observe=observe,
    cells=cells,
    values=lambda cell: {"M": cell["M"], "d": cell["d"]},
    statistic="mean",
    band=Band(relative=0.025, reason="the tokens' own signal, 1 % at N/M = 200, and the variance of a ratio of means"),
    looks=Looks(first=8, growth=3, most=3),
)
