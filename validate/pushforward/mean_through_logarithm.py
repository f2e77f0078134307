"""Means over draws of cosines and sines of -log U."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import map_means
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    n = 2000 if level == "quick" else 20_000
    return [{"w": w, "theta": theta, "n": n} for w in (0.4, 1.0, 2.5) for theta in (0.0, 0.7, 1.5)]


def observe(w: float, theta: float, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return {"mean": map_means.sampled_means("logarithm", lambda x: np.cos(w * x - theta), n, seed=seed, replicates=replicates, first=first)[:, 0]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("w", "theta")}


EXPERIMENT = Experiment(
    law="pushforward.mean_through_logarithm",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.01, reason="under half of the planted 5 % of the larger means"),
    looks=Looks(first=32, growth=4, most=3),
)
