"""Adaptive search against Huffman's code for the final counts, in runs that see all classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.adaptive import adaptive_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.streams import root
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "n": n} for p in ("dirichlet:2:8:0", "uniform:16", "zipf:1:20", "one:10") for n in (300, 3000)]


def observe(p: str, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"excess": the least, over sixty runs of a fixed seed that saw all classes, of D - S}."""
    found = adaptive_search(p, n, seed=root(0, "two passes"), replicates=60)
    whole = found["seen"] == len(resolve(p))
    return {"excess": np.array([(found["queries"] - found["two_pass"])[whole].min()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"]))}


EXPERIMENT = Experiment(
    law="mode_estimation.two_pass_lower_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=0.0,  # whole numbers
)
