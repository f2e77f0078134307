"""Samples of two biased coins: the variance by summing over all numbers of heads, each divergence by Sinkhorn's iteration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.sinkhorn_of_samples import coins
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n, "epsilon": e, "delta": delta} for e, delta in ((0.7, 0.2), (2.0, 0.1)) for n in (40, 80, 160, 320)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("n", "epsilon", "delta")}


EXPERIMENT = Experiment(
    law="measure_objectives.fluctuation_of_sinkhorn_divergence",
    observe=coins,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="less than half of the mutants' 5 %"),
    rounding=1e-6,
)
