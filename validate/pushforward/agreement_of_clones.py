"""Pairs of reversed diffusions that part at a time around the speciation time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.pushforward.few_steps import clones
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    if level == "quick":
        return [{"m": 1.5, "t": 0.3}, {"m": 1.5, "t": 1.0}, {"m": 3.0, "t": 1.0}, {"m": 3.0, "t": 2.0}]
    return [{"m": m, "t": t} for m in (1.5, 3.0) for t in (0.15, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.agreement_of_clones",
    observe=clones,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.025, reason="steps of finite size: errors below 0.006 at 40 steps; mutants are off by 0.05 and more"),
    looks=Looks(first=1, growth=3, most=3),
    step=Step(constant=0.1),
)
