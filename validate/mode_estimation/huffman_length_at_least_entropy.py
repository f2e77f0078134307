"""Mean lengths of Huffman's code on random and special laws."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.mode_estimation.trees import huffman_cost
from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.tree_cells import as_vector, law_of, named


def observe(p: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"mean_length": of Huffman's code}."""
    return {"mean_length": np.array([huffman_cost(law_of({"p": p}))])}


EXPERIMENT = Experiment(
    law="mode_estimation.huffman_length_at_least_entropy",
    observe=observe,
    cells=named,
    values=as_vector,
    statistic="exact",
    rounding=1e-12,
)
