"""Means over draws of cosines of affine images."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import map_means
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    n = 2000 if level == "quick" else 20_000
    return [{"m": m, "s": s, "w": w, "n": n} for m, s in ((0.0, 0.5), (0.7, 1.5), (-1.0, 2.0)) for w in (0.4, 0.8)]


def observe(m: float, s: float, w: float, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = map_means.sampled_means("affine", lambda x: np.cos(w * x), n, seed=seed, replicates=replicates, first=first, mean=m, deviation=s)
    return {"mean": found[:, 0]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("m", "s", "w")}


EXPERIMENT = Experiment(
    law="pushforward.mean_through_affine_map",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.01, reason="under half of the planted 5 % of the larger means"),
    looks=Looks(first=32, growth=4, most=3),
)
