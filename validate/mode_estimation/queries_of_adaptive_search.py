"""Questions per sample of adaptive search in the second half of long runs."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.adaptive import adaptive_search
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.mode_estimation.tree_cells import as_vector


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = ["dirichlet:2:8:0", "zipf:1:20", "zipf:2:20", "dirichlet:1:5:1", f"{tokens}#15"]
    return [{"p": p, "n": 4000} for p in problems] + ([{"p": "zipf:1:100", "n": 100_000}] if level == "full" else [])


def observe(p: str, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"late_queries": of the samples n + 1, ..., 2 n, each}."""
    queries = adaptive_search(p, [n, 2 * n], seed=seed, replicates=replicates, first=first)["queries"]
    return {"late_queries": (queries[:, 1] - queries[:, 0]) / n}


EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_adaptive_search",
    observe=observe,
    cells=cells,
    values=as_vector,
    statistic="mean",
    band=Band(relative=0.008, reason="trees that are optimal for the counts, not for p, where two are nearly equally good"),
    looks=Looks(first=64, growth=2, most=3),
)
