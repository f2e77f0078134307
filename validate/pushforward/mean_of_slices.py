"""Random directions in one to fifty dimensions."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.normal_kernels import slices
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"d": d} for d in (1, 2, 3, 5, 20, 50)]


EXPERIMENT = Experiment(
    law="pushforward.mean_of_slices",
    observe=slices,
    cells=cells,
    values=dict,
    statistic="mean",
    band=Band(relative=0.015, reason="less than a third of the mutants' 5 %"),
    looks=Looks(first=40, growth=3, most=3),
)
