"""Adaptive against exhaustive search on the same few samples of many classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.adaptive import adaptive_search
from lawbook.simulate.mode_estimation.exhaustive import exhaustive_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "n": n} for p, n in (("two:300", 50), ("uniform:300", 60), ("zipf:0.5:1000", 100))]


def observe(p: str, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"excess": questions of adaptive less those of exhaustive search, on the same samples}."""
    both = [search(p, n, seed=seed, replicates=replicates, first=first)["queries"] for search in (adaptive_search, exhaustive_search)]
    return {"excess": both[0] - both[1]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"])), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.adaptive_search_costs_more_at_first",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=48, growth=2, most=3),
)
