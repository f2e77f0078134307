"""Random atomic laws; averages over random and over few good test functions, against the best by linear programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.pushforward import critics
from lawbook.validate.experiment import Experiment

POINTS, FUNCTIONS = 12, 10


def pair(draw: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.random.Generator]:
    rng = streams.generators(streams.root(0, "critics", draw), 1)[0]
    return np.sort(rng.standard_normal(POINTS)), rng.dirichlet(np.ones(POINTS)), rng.dirichlet(np.ones(POINTS)), rng


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [
        {"kind": kind, "draw": k, "sharp": sharp} for kind in critics.CLASSES for k in range(2 if level == "quick" else 10)
        for sharp in (0.0, 0.9, 0.999)
    ]


def observe(
    kind: str, draw: int, sharp: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Weight `sharp` on the best function, the rest on the best functions for other pairs."""
    points, one, other, rng = pair(draw)
    best = critics.best_critic(points, one, other, kind)[1]
    others = [critics.best_critic(points, *rng.dirichlet(np.ones(POINTS), 2), kind)[1] for _ in range(FUNCTIONS if sharp == 0 else 3)]
    weights = np.concatenate([[sharp], np.full(len(others), (1 - sharp) / len(others))])
    return {"mean": np.array([critics.mean_over(np.stack([best, *others]), one, other, weights)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    points, one, other, _ = pair(cell["draw"])
    return {"D": critics.best_critic(points, one, other, cell["kind"])[0]}


EXPERIMENT = Experiment(
    law="pushforward.mean_at_most_best_critic",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
)
