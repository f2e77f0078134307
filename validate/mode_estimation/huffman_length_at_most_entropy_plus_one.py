"""Mean lengths of Huffman's code on random and special laws."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.huffman_length_at_least_entropy import observe
from lawbook.validate.mode_estimation.tree_cells import as_vector, named


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Also heavy classes, for which one question is nearly one too many."""
    return [*named(level, tokens), {"p": [0.9, 0.1]}, {"p": [0.999, 0.001]}, {"p": [0.99, 0.005, 0.005]}]


EXPERIMENT = Experiment(
    law="mode_estimation.huffman_length_at_most_entropy_plus_one",
    observe=observe,
    cells=cells,
    values=as_vector,
    statistic="exact",
    rounding=1e-12,
)
