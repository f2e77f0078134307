"""How often 2 d random tokens with a class each can be memorised, by linear programmes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"d": d, "load": 2, "M": "N"} for d in ((4, 5) if level == "quick" else (4, 5, 6, 7, 8))]


def observe(
    d: int, load: int, M: int | str, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"separable": 1 where all load * d tokens can be memorised, "trials": 1}."""
    found = non_separable.boundary(load * d, d, M, seed=seed, replicates=replicates, first=first)
    return {name: found[name][:, None] for name in ("separable", "trials")}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.classes_delay_inseparability",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.0, reason="a bound"),
    looks=Looks(first=120, growth=2, most=3),
)
