"""Queries of elimination on a dynamic Huffman tree, at small delta and with many more samples than classes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.elimination import elimination_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.mode_estimation.elimination_runs import named_rule


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """No equal classes near the top: the last of several is dropped later than the fluid limit says."""
    grid = [([0.6, 0.25, 0.06, 0.04, 0.03, 0.02], 4.0, 60.0), ([0.6, 0.25, 0.06, 0.04, 0.03, 0.02], 8.0, 60.0)]
    grid += [([0.4, 0.25, 0.15, 0.12, 0.08], 4.0, 60.0), ("zipf:1:20", 4.0, 300.0), ("geometric:10", 4.0, 300.0)] if level == "full" else []
    return [{"p": p, "c": c, "ell": ell} for p, c, ell in grid]


def observe(p: Any, c: float, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = elimination_search(p, math.exp(-ell), **named_rule(f"published:{c}"), seed=seed, replicates=replicates, first=first)
    return {"queries": found["queries"]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": resolve(cell["p"]), "c": cell["c"], "ell": cell["ell"]}


EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the planted 10 %; learning the tree and stray drops cost up to 2 %"),
    looks=Looks(first=300, growth=2, most=4),
    step=Step(constant=0.1, exponent=0.1),
)
