"""The formula of the empirical mode's error against the sum over all count vectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Band, Experiment

SMALL: tuple[tuple[Any, tuple[int, ...]], ...] = (
    ([0.6, 0.4], (1, 2, 15, 100, 401)),
    ([0.5, 0.3, 0.2], (1, 4, 9, 50, 200)),
    ([0.34, 0.33, 0.33], (5, 40)),
    ([0.97, 0.02, 0.01], (3, 120)),
    ([0.4, 0.2, 0.2, 0.2], (6, 21)),
    ("zipf:1:5", (2, 7, 20)),
    ("one:8", (3, 8)),
    ("dirichlet:1:6:0", (10,)),
)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """From one sample to hundreds; errors from 1/2 to 1e-40."""
    more = [(f"dirichlet:1:{m}:{k}", (4, 11)) for m in (3, 4, 6, 7) for k in range(8)] if level == "full" else []
    return [{"p": p, "n": n} for p, sizes in (*SMALL, *more) for n in sizes]


def observe(p: Any, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"error": ties broken uniformly}."""
    return {"error": np.array([enumeration.error(p, n)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": resolve(cell["p"]), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.exact_error_of_empirical_mode",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-11,
    band=Band(relative=1e-9, reason="rounding of both sums"),
)
