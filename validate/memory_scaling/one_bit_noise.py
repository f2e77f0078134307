"""Noise over squared signal of sign(W) and of W on the same draws, for many equally stored tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import one_bit
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """400 tokens per class or more: with 100 the ratio is 1.4 % low, with 200 half of that."""
    grid = [(2, 16, 800), (2, 32, 400), (5, 32, 400)]
    if level == "full":
        grid += [(3, 8, 800), (2, 256, 800), (20, 200, 400)]
    return [{"M": M, "d": d, "tokens": f"uniform:{each * M}", "draws": 16} for M, d, each in grid]


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
    band=Band(relative=0.025, reason="the tokens' own signal, 0.4 % at 400 per class, and the variance of a ratio of means"),
    looks=Looks(first=16, growth=2, most=4),
)
