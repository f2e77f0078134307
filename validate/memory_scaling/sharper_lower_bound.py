"""Student's lower bound against wrong answers counted per token; tight if all tokens are of one class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.token_cells import class_energies, observe_token_errors, weights


def lower_cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """From a class that holds nearly all the energy, where the bound is nearly tight, to balanced classes."""
    draws = 8000 if level == "quick" else 40_000
    grid = [
        ("zipf:1:12", "power:0.5", 3, 3, "lone", "sphere"), ("zipf:1:12", "power:0.25", 6, 4, "mod", "sphere"),
        ("zipf:1:10", "power:0.25", 4, 2, "halves", "orthonormal"), (f"{tokens}#12", "uniform", 3, 5, "mod", "sphere"),
    ]
    names = ("tokens", "scheme", "d", "M", "labels", "unembeddings")
    return [dict(zip(names, row, strict=True), draws=draws) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"q": weights(cell), "Q_max": float(class_energies(cell).max()), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.sharper_lower_bound",
    observe=observe_token_errors,
    cells=lower_cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=16, growth=4, most=3),
)
