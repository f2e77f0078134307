"""Whole memories with orthonormal inputs, made from drawn data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """As many dimensions as tokens; all three empirical weightings, few samples and many."""
    grid = [("zipf:1.2:12", "seen", 2, 4), ("zipf:0.8:16", "counts", 5, 8), (f"{tokens}#16", "log-counts:1", 9, 8)]
    if level == "full":
        grid += [("zipf:1.2:40", "seen", 20, 20), (f"{tokens}#32", "counts", 5, 20)]
    return [
        {"tokens": spec, "scheme": scheme, "d": int(spec.replace("#", ":").split(":")[-1]), "M": M, "T": T, "inputs": "orthonormal"}
        for spec, scheme, M, T in grid
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "T": cell["T"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_unlimited_memory",
    observe=direct.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.05, reason="half of the planted 10 %"),
    looks=Looks(first=1200, growth=2, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
