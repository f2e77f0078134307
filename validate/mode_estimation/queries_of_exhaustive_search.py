"""Questions of exhaustive search, on laws of very different entropy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.exhaustive import exhaustive_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "n": n} for p, n in (("geometric:100", 48), ("two:300", 50), ("one:20", 5), ("dirichlet:1:6:0", 30), (f"{tokens}#40", 20))]


def observe(p: str, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return {"queries": exhaustive_search(p, n, seed=seed, replicates=replicates, first=first)["queries"]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"])), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_exhaustive_search",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.006, reason="a fifth of the distance to n ceil(log2 m) at 300 classes"),
    looks=Looks(first=400, growth=4, most=3),
)
