"""The exact error at the budget that counts the classes."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.error_of_budget_rule_as_printed import grid, observe, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return grid(level, True)


EXPERIMENT = Experiment(
    law="mode_estimation.error_of_budget_with_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
)
