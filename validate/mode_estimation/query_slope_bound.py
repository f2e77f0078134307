"""Queries between delta and delta squared, from the same draws, against the closed bound on their slope."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.elimination import elimination_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import named_rule


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = [[0.5, 0.25, 0.15, 0.1], [0.7, 0.3], "zipf:1:10"] + (["zipf:1:100", "two:30"] if level == "full" else [])
    return [{"p": p, "c": c, "ell": 100.0} for p in problems for c in (1.0, 4.0)]


def observe(p: Any, c: float, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"slope_of_queries"}: their difference over ell."""
    ends = [
        elimination_search(p, math.exp(-at), **named_rule(f"published:{c}"), seed=seed, replicates=replicates, first=first)["queries"]
        for at in (ell, 2 * ell)
    ]
    return {"slope_of_queries": (ends[1] - ends[0]) / ell}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": resolve(cell["p"]), "c": cell["c"]}


EXPERIMENT = Experiment(
    law="mode_estimation.query_slope_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=3),
)
