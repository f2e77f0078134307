"""The sharper upper bound against wrong answers counted per token; nearly tight for one of many tokens in two classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.error_with_orthonormal_unembeddings import observe_first_class
from lawbook.validate.memory_scaling.error_with_orthonormal_unembeddings import values as all_values

observe = observe_first_class


def bounded_cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two and more classes, tokens with errors of a per cent or more; nearly tight for one of 200 tokens in two classes."""
    draws = 4000 if level == "quick" else 20_000
    grid = [
        ("zipf:1:6", "power:0.5", 2, 2), ("zipf:1:9", "power:0.5", 6, 3), ("zipf:1:12", "power:0.25", 12, 5),
        (f"{tokens}#12", "power:0.5", 8, 4), (f"{tokens}#12", "uniform", 30, 4), ("uniform:200", "uniform", 2, 2),
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
