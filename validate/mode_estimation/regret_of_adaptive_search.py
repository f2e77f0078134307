"""Questions beyond those of the optimal code on the same samples, between n and 4 n samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.adaptive import adaptive_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Band, Experiment, Looks

# laws whose optimal code stays optimal under changes of the probabilities by a tenth
CLEAR = {
    "five": [0.45, 0.24, 0.16, 0.1, 0.05],
    "eight": [0.52, 0.235, 0.12, 0.065, 0.03, 0.016, 0.009, 0.005],
}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"law": law, "n": n} for law, n in (("five", 4000), ("eight", 16_000))]


def observe(law: str, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"late_regret": its growth from n to 4 n samples}."""
    found = adaptive_search(CLEAR[law], [n, 4 * n], seed=seed, replicates=replicates, first=first)
    regret = found["queries"] - found["optimal"]
    return {"late_regret": regret[:, 1] - regret[:, 0]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(CLEAR[cell["law"]])), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.regret_of_adaptive_search",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.5, reason="a quarter of the smallest rival"),
    looks=Looks(first=48, growth=2, most=2),
)
