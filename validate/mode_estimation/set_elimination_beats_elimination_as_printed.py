"""Queries of elimination less those of set elimination as published, at the same constant and delta."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.mode_estimation.elimination import elimination_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.set_elimination import set_elimination
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two problems on which single classes win, and one with so many classes that sets do even so."""
    grid = [("two:300", 1.0), ("zipf:1:100", 1.0), ("one:10000", 4.0)] + ([("one:1000", 1.0), ("two:300", 4.0), ("zipf:1:100", 4.0)] if level == "full" else [])
    return [{"problem": p, "c": c, "gamma": 0.5, "growth": 2.0, "delta": 2.0**-9} for p, c in grid]


def observe(
    problem: str, c: float, gamma: float, growth: float, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"queries_saved"}: independent runs of both."""
    run = {"replicates": replicates, "first": first}
    classes = elimination_search(problem, delta, constant=c, seed=streams.child(seed, "classes"), **run)["queries"]
    sets = set_elimination(problem, delta, constant=c, gamma=gamma, growth=growth, seed=streams.child(seed, "sets"), **run)["queries"]
    return {"queries_saved": classes - sets}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["problem"])), "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.set_elimination_beats_elimination_as_printed",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=30, growth=2, most=4),
)
