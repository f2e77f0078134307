"""Queries of tracking between thresholds that one run passes in turn: slopes in ln(1/delta)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.one_question import track
from lawbook.validate.experiment import Band, Experiment, Looks

PROBLEMS = ((0.5, 0.3), (0.6, 0.3), (0.8, 0.15))  # p_1, p_2 as numbers: each problem is a curve of its own
LEVELS = tuple(500.0 * 4.0**k for k in range(8))  # each costs 28 batches, as they grow by 5 %


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    more = ((0.45, 0.44), (0.4, 0.35)) if level == "full" else ()
    return [{"p_1": one, "p_2": two} for one, two in (*PROBLEMS, *more)]


def law(p_1: float, p_2: float) -> list[float]:
    return [p_1, p_2, round(1 - p_1 - p_2, 12)]


def observe(p_1: float, p_2: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"slope"}: queries from delta = e^-ell to e^(-4 ell), per unit of ln(1/delta), (replicates, levels)."""
    queries = track(law(p_1, p_2), log_inverse_delta=LEVELS, most_queries=10**15, seed=seed, replicates=replicates, first=first)["queries"]
    return {"slope": np.diff(queries, axis=1) / np.diff(LEVELS)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": law(cell["p_1"], cell["p_2"]), "ell": np.array(LEVELS[:-1])}


EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_tracking",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; resolving every sample is off by 8 to 27 %"),
    looks=Looks(first=40, growth=2, most=2),
    note="Slopes, not ratios: learning the shares and the threshold's own logarithms cost a number of queries that hardly grows.",
)
