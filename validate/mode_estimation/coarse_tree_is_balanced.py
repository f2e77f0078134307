"""Depths of the sets of coarse partitions, and of all classes for comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.trees import coarse_partition, huffman_lengths
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.mode_estimation.tree_cells import law_of, named


def observe(p: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"deepest": depth of the deepest set, "deepest_class": of the deepest class in Huffman's tree on all classes}."""
    law = law_of({"p": p})
    depths = [huffman_lengths(masses).max() for masses in (coarse_partition(law)[1], law)]
    return {"deepest": np.array([depths[0]], dtype=float), "deepest_class": np.array([depths[1]], dtype=float)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"k": len(coarse_partition(law_of(cell))[1])}


EXPERIMENT = Experiment(
    law="mode_estimation.coarse_tree_is_balanced",
    observe=observe,
    cells=named,
    values=values,
    statistic="exact",
    band=Band(absolute=0.01, reason="whole numbers"),
    rounding=1e-13,
)
