"""Wrong ends of set elimination at c = 4, counted on hard instances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.set_elimination import set_elimination
from lawbook.validate.experiment import Experiment, Looks

RUNS = 250


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems: list[Any] = [[0.4, 0.3, 0.2, 0.1], "zipf:1:20"] + (["one:100", [0.36, 0.33, 0.31]] if level == "full" else [])
    return [{"p": p, "c": 4.0, "gamma": g, "delta": d} for p in problems for g in ((0.5,) if level == "quick" else (0.5, 0.25)) for d in (0.5, 0.25)]


def observe(
    p: Any, c: float, gamma: float, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Runs among 250 per replicate that ended with another class than the mode, and so had dropped it."""
    found = set_elimination(
        p, delta, constant=c, gamma=gamma, growth=1.3, most_samples=600, seed=seed, replicates=RUNS * replicates, first=RUNS * first,
    )  # fmt: skip
    wrong = (found["error"] * found["stopped"]).reshape(replicates, RUNS).sum(axis=1)
    return {"wrong_elimination": wrong, "trials": np.full(replicates, float(RUNS))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"])), "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.set_elimination_validity",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=4, growth=2, most=4),
)
