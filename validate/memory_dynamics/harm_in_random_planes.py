"""Minimisers of the cross-entropy by Newton's method and least errors by the angular sweep, on random problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    cases = [(30, 0.0), (30, 2.0), (60, 1.0)] + ([(30, 1.0), (60, 0.0), (100, 1.0), (100, 2.0)] if level == "full" else [])
    return [{"N": N, "alpha": alpha} for N, alpha in cases]


def observe(
    N: int, alpha: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"positive": 1 where the minimiser errs more than need be, "separable": 1 where all tokens can be learnt, "trials": 1}."""
    found = non_separable.gap(N, alpha, seed=seed, replicates=replicates, first=first)
    return {name: found[name][:, None] for name in ("positive", "separable")} | {"trials": np.ones((replicates, 1))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": max(cell["N"], 30), "alpha": cell["alpha"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.harm_in_random_planes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.0, reason="a bound"),
    looks=Looks(first=120, growth=3, most=2),
)
