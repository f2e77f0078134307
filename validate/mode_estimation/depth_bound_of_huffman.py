"""Depths of all classes of random laws, and of Fibonacci's weights, which make the tree a comb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.trees import huffman_lengths
from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.tree_cells import named


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [*named(level, tokens), *({"p": f"fibonacci:{m}"} for m in (4, 10, 30))]


def masses(cell: Mapping[str, Any]) -> np.ndarray:
    """Fibonacci's numbers 1, 1, 2, 3, ... as integers, or probabilities; of positive mass only."""
    kind, _, count = cell["p"].partition(":")
    if kind != "fibonacci":
        p = np.asarray(resolve(cell["p"]))
        return p[p > 0]
    weights = [1, 1]
    while len(weights) < int(count):
        weights.append(weights[-1] + weights[-2])
    return np.array(weights)


def observe(p: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"depth": (1, m)}."""
    return {"depth": huffman_lengths(masses({"p": p}))[None].astype(float)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    weights = masses(cell)
    return {"p_i": weights / weights.sum()}


EXPERIMENT = Experiment(
    law="mode_estimation.depth_bound_of_huffman",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-12,
)
