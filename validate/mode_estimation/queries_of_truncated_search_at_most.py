"""Questions per sample of truncated search in the last round of long runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.truncated import truncated_search
from lawbook.validate.experiment import Experiment, Looks

BEFORE, AFTER = 2**13 - 2, 2**14 - 2


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Laws without a set of exactly p_1, of light and heavy modes, and one whose sets are half full."""
    problems = ["dirichlet:2:20:0", "zipf:1:50", "zipf:1:1000", "two:300", f"{tokens}#30", [0.5, 0.3, 0.2], [0.1375, *[0.07187] * 12]]
    return [{"p": p} for p in problems]


def observe(p: Any, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"late_queries": what the last of 13 rounds adds, per sample; the runs with and without it have the same samples}."""
    law = law_of(p)
    queries = [
        truncated_search(law, n, seed=seed, replicates=replicates, first=first)["queries"] for n in (BEFORE, AFTER)
    ]
    return {"late_queries": (queries[1] - queries[0]) / (AFTER - BEFORE)}


def law_of(p: Any) -> np.ndarray:
    weights = np.asarray(resolve(p)) if isinstance(p, str) else np.array(p) / np.sum(p)
    return weights


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p_1": float(law_of(cell["p"])[0])}


EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_truncated_search_at_most",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=24, growth=2, most=3),
)
