"""The simple upper bound against wrong answers counted per token; nearly tight for one of many tokens in two classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.sharper_upper_bound import bounded_cells
from lawbook.validate.memory_scaling.token_cells import class_energies, observe_token_errors, weights


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"q": weights(cell), "Q_max": float(class_energies(cell).max()), "d": cell["d"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.simple_upper_bound",
    observe=observe_token_errors,
    cells=bounded_cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=16, growth=4, most=3),
)
