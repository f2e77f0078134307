"""The sharper upper bound against wrong answers counted per token; it is tight for a token that is not stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.error_with_orthonormal_unembeddings import observe_first_class
from lawbook.validate.memory_scaling.error_with_orthonormal_unembeddings import values as all_values

observe = observe_first_class


def bounded_cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two and more classes. Thresholded at 2 tokens, the third one of two classes is not stored: error 1/2."""
    draws = 4000 if level == "quick" else 20_000
    grid = [
        ("zipf:1:4", "threshold:2", 4, 2), ("zipf:1:6", "power:0.5", 3, 2), ("zipf:1:9", "power:0.5", 6, 3),
        ("zipf:2:12", "frequency", 12, 5), (f"{tokens}#12", "power:0.5", 8, 4), (f"{tokens}#12", "uniform", 30, 4),
    ]
    names = ("tokens", "scheme", "d", "M")
    return [dict(zip(names, row, strict=True), unembeddings="orthonormal", draws=draws) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(all_values(cell))


EXPERIMENT = Experiment(
    law="memory_scaling.sharper_upper_bound",
    observe=observe,
    cells=bounded_cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=16, growth=4, most=3),
)
