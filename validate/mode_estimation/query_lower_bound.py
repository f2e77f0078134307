"""Mean numbers of queries of elimination with rules that are correct at every law, against the lower bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.elimination import elimination_search
from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import named_rule


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = [[0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.8, 0.15, 0.05]] + ([[0.4, 0.35, 0.25]] if level == "full" else [])
    return [{"p": p, "rule": rule, "delta": delta} for p in problems for rule in ("mixture", "published:4") for delta in (0.1, 1e-8)]


def observe(p: list[float], rule: str, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return {"queries": elimination_search(p, delta, **named_rule(rule), seed=seed, replicates=replicates, first=first)["queries"]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": cell["p"], "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.query_lower_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=100, growth=4, most=3),
)
