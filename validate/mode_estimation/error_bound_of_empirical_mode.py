"""The empirical mode's error, summed over all count vectors, against Sanov's bound; ties broken for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Experiment

GRID: tuple[tuple[Any, tuple[int, ...]], ...] = (
    ([0.6, 0.4], (1, 20, 301)),
    ([0.5, 0.3, 0.2], (1, 8, 100)),
    ("one:9", (2, 4, 8)),
    ([0.4] + [0.1] * 6, (2, 5, 9)),
    ("zipf:1:6", (3, 20)),
)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two to nine classes, rivals alike and different."""
    more = [(f"dirichlet:1:{m}:{k}", (2, 11)) for m in (3, 5, 7) for k in range(6)] if level == "full" else []
    return [{"p": p, "n": n, "ties": ties} for p, sizes in (*GRID, *more) for n in sizes for ties in ("uniform", "errors")]


def observe(p: Any, n: int, ties: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"error": np.array([enumeration.error(p, n, ties)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": resolve(cell["p"]), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.error_bound_of_empirical_mode",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-11,
)
