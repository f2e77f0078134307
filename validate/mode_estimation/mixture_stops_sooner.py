"""Samples of both rules on the same draws."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import runs, two_best


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """No equal classes: where the mode is dropped, equal ones that are left may never part, and the mean is infinite."""
    problems = [[0.5, 0.25, 0.15, 0.1], [0.7, 0.3]] + ([[0.3, 0.2, 0.18, 0.17, 0.15], "zipf:1:20"] if level == "full" else [])
    return [{"p": p, "rule": "kullback_leibler", "delta": delta} for p in problems for delta in (0.1, 1e-3, 1e-6)]


def observe(p: Any, rule: str, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"samples_saved"} by the mixture, against another rule."""
    one, other = (
        runs(p, name, -math.log(delta), seed=seed, replicates=replicates, first=first)["samples"] for name in (rule, "mixture")
    )
    return {"samples_saved": one - other}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return {"p_1": best["p_1"], "p_2": best["p_2"], "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.mixture_stops_sooner",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=60, growth=4, most=3),
)
