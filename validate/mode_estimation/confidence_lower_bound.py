"""Mean numbers of samples of three rules that are correct at every law, against the lower bound."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import runs, two_best


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = [[0.5, 0.25, 0.15, 0.1], [0.7, 0.3]] + ([[0.55, 0.45], "zipf:1:20", "one:100"] if level == "full" else [])
    rules = ("mixture", "kullback_leibler", "published:4")
    return [{"p": p, "rule": rule, "delta": delta} for p in problems for rule in rules for delta in (0.1, 1e-4, 1e-12)]


def observe(p: Any, rule: str, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return {"samples": runs(p, rule, -math.log(delta), seed=seed, replicates=replicates, first=first)["samples"]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return {"p_1": best["p_1"], "p_2": best["p_2"], "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.confidence_lower_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=100, growth=4, most=3),
)
