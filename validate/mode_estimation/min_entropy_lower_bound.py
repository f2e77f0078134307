"""Mean depth of Huffman's tree on the sets of the coarse partition."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.trees import coarse_partition, huffman_cost
from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.tree_cells import as_mode, law_of, named


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Equal classes attain the lower bound, (2, 1, ..., 1) the upper one."""
    heavy = [{"p": (np.append(2.0, np.ones(k - 1)) / (k + 1)).tolist()} for k in (3, 11, 90, 355)]
    return [*named(level, tokens), {"p": "zipf:1:1000"}, {"p": "one:1000"}, *heavy]


def observe(p: Any, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"coarse_length": questions a sample}."""
    return {"coarse_length": np.array([huffman_cost(coarse_partition(law_of({"p": p}))[1])])}


EXPERIMENT = Experiment(
    law="mode_estimation.min_entropy_lower_bound",
    observe=observe,
    cells=cells,
    values=as_mode,
    statistic="exact",
    rounding=1e-12,
)
