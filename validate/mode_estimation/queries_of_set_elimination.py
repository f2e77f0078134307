"""Queries of set elimination in batches that grow by 2 %, at small delta."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.set_elimination import set_elimination
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Forests with a margin: on (steep, 1/2) the sets that form early stay, which costs 5 % at any delta."""
    few, more = [0.64, 0.14, 0.13, 0.09], [0.66, 0.13, 0.11, 0.06, 0.04]
    light, steep = [0.5, 0.3, 0.06, 0.05, 0.04, 0.03, 0.02], [0.5, 0.2, 0.09, 0.07, 0.06, 0.05, 0.03]
    grid = [(few, 0.7, 150.0), (more, 0.7, 150.0)]
    grid += [(light, 0.5, 150.0), (light, 0.25, 400.0), (steep, 0.25, 400.0)] if level == "full" else []
    return [{"p": p, "c": 4.0, "gamma": g, "ell": ell} for p, g, ell in grid]


def observe(p: Any, c: float, gamma: float, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = set_elimination(p, math.exp(-ell), constant=c, gamma=gamma, growth=1.02, seed=seed, replicates=replicates, first=first)
    return {"queries": found["queries"]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": resolve(cell["p"]), "c": cell["c"], "ell": cell["ell"], "gamma": cell["gamma"]}


EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_set_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.05, reason="less than half of the planted 11 %; batches round up by 1 %, learning the sets costs 1 to 2 %"),
    looks=Looks(first=150, growth=2, most=4),
    step=Step(constant=0.11, exponent=0.11),
)
