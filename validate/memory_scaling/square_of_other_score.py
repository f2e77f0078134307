"""The mean square of the wrong classes' scores, read off whole memories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.mean_of_true_score import energies_of, score_cells


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Without label noise."""
    return score_cells(level, tokens, (0.0, 0.0, 0.0))


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return energies_of(cell) | {"M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.square_of_other_score",
    observe=scores.observe_moments,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
