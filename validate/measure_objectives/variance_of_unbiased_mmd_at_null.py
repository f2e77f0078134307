"""Half the squared differences of independent estimates, where sample and law agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.mmd_of_samples import unbiased_variance
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (3, 10) if level == "quick" else (3, 10, 40)
    return [{"n": n, "d": d, "h": h, "Delta": 0.0, "batch": 300} for n in sizes for d, h in ((1, 0.7), (5, 2.0))]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("n", "d", "h")}


EXPERIMENT = Experiment(
    law="measure_objectives.variance_of_unbiased_mmd_at_null",
    observe=unbiased_variance,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the 10 % by which the mutants are off"),
    looks=Looks(first=80, growth=3, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
