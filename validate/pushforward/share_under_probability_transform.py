"""Shares of draws with Phi(Z) below a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import map_means
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    n = 2000 if level == "quick" else 20_000
    return [{"u": u, "n": n} for u in (0.1, 0.3, 0.5, 0.9)]


def observe(u: float, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"share", "trials"}: how many of n draws."""
    found = map_means.sampled_means("probability", lambda x: x <= u, n, seed=seed, replicates=replicates, first=first)[:, 0]
    return {"share": np.rint(found * n), "trials": np.full(replicates, n)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"u": cell["u"]}


EXPERIMENT = Experiment(
    law="pushforward.share_under_probability_transform",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.01, reason="under half of the planted 5 % of the larger shares"),
    looks=Looks(first=16, growth=4, most=3),
)
