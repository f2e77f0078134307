"""The unseen mass of data drawn from real tokens, against the Zipf law fitted to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Band, Experiment


def observe(
    tokens: str, T: list[int], *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Exact means over data, shape (1, len(T))."""
    return {name: mean[None] for name, mean in finite_data.expected_unseen(frequencies.resolve(tokens), T).items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"tokens": tokens, "T": [10 * 4**k for k in range(6 if level == "quick" else 8)]}]


def fitted_exponent(p: np.ndarray) -> float:
    """Minus the least-squares slope of log p against log rank, over the tokens of positive frequency."""
    p = p[p > 0]
    return max(0.0, float(-np.polyfit(np.log(np.arange(1, len(p) + 1)), np.log(p), 1)[0]))


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    p = np.array(frequencies.resolve(cell["tokens"]))
    return {"alpha": fitted_exponent(p), "T": np.array(cell["T"]), "N": len(p)}


EXPERIMENT = Experiment(
    law="memory_scaling.power_law_on_real_tokens",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.1, reason="a fit that is good to 10 % at every number of samples would do"),
)
