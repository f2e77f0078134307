"""The most questions that truncated search asks about one of many samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.truncated import truncated_search
from lawbook.simulate.streams import root
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = ("dirichlet:1:3:0", "dirichlet:1:4:0", "dirichlet:2:8:0", "zipf:1:50", "two:300", f"{tokens}#30")
    return [{"p": p, "n": n} for p in problems for n in (30, 1022, 16_382)]


def observe(p: str, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"most_queries_of_a_sample": in twenty runs, whose seed is fixed: the bound holds in each}."""
    found = truncated_search(p, n, seed=root(0, "charged"), replicates=20)["most_queries_of_a_sample"]
    return {"most_queries_of_a_sample": np.array([found.max()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"]))}


EXPERIMENT = Experiment(
    law="mode_estimation.charged_queries_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=0.0,  # whole numbers
)
