"""The empirical mode's error, summed over all count vectors, against its lower bound by pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation import error_bound_of_empirical_mode
from lawbook.validate.mode_estimation.elimination_runs import two_best
from lawbook.validate.mode_estimation.error_bound_of_empirical_mode import observe


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two to nine classes; with two the bound is the error itself, and the sums of many samples round too much."""
    found = error_bound_of_empirical_mode.cells(level, tokens)
    return [cell for cell in found if cell["ties"] == "uniform" and (cell["n"] <= 100 or len(cell["p"]) > 2)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return {"p_1": best["p_1"], "p_2": best["p_2"], "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.pairwise_lower_bound_of_error",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-14,
    note="At two classes the bound is attained: what is compared there is rounding.",
)
