"""Zipf's law with infinitely many tokens: the exact mean number of different tokens in growing samples."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.memory_scaling.unseen_mass_of_zipf import observe, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [1000 * 8**k for k in range(7 if level == "quick" else 10)]
    return [{"alpha": alpha, "T": sizes} for alpha in (1.5, 2.0, 3.0)]


EXPERIMENT = Experiment(
    law="memory_scaling.distinct_tokens_of_zipf",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="a third of the 3 % error in the limit that must be seen"),
    step=Step(constant=0.03, exponent=0.03),
    rounding=1e-12,
)
