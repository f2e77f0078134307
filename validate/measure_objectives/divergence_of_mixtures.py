"""Mixtures of random laws on a few atoms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.measure_objectives.interpolations import divergence_of_mixture
from lawbook.validate.experiment import Experiment

ROOM = 1 + 1e-8  # for rounding, where the bound is attained


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for draw in range(4 if level == "quick" else 200):
        p, q, target = np.random.default_rng(draw).dirichlet(np.ones(2 + draw % 5), 3).tolist()
        found += [{"p": p, "q": q, "target": target, "t": t} for t in (0.0, 0.3, 0.5)]
    return found


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = divergence_of_mixture(**cell, seed=streams.root(0))
    return {"A": ROOM * float(found["first"][0]), "B": ROOM * float(found["second"][0]), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="measure_objectives.divergence_of_mixtures",
    observe=divergence_of_mixture,
    cells=cells,
    values=values,
    statistic="exact",
)
