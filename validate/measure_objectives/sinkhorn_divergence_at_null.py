"""Two samples of a fair coin: the mean divergence by summing over all numbers of heads, each by Sinkhorn's iteration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.sinkhorn_of_samples import coins
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n, "epsilon": e} for e in (0.7, 2.0) for n in (20, 40, 80, 160)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"n": cell["n"], "epsilon": cell["epsilon"]}


EXPERIMENT = Experiment(
    law="measure_objectives.sinkhorn_divergence_at_null",
    observe=coins,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="less than half of the mutants' 5 %"),
    rounding=1e-6,
)
