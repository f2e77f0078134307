"""Half the squared differences of independent estimates, sample and law apart or alike."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.mmd_of_samples import unbiased_variance
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 12) if level == "quick" else (2, 10, 50)
    return [{"n": n, "d": d, "h": h, "Delta": gap, "batch": 300} for n in sizes for d, h, gap in ((1, 0.7, 0.5), (3, 1.5, 1.5))]


EXPERIMENT = Experiment(
    law="measure_objectives.variance_of_unbiased_mmd",
    observe=unbiased_variance,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("n", "d", "h", "Delta")},
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the 10 % by which the mutants are off"),
    looks=Looks(first=40, growth=3, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
