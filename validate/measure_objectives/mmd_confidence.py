"""How often the discrepancy of a fresh sample is t above its root mean square, from one draw to thirty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.mmd_of_samples import one_sample
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n, "d": d, "h": h, "t": t / n**0.5} for n in (1, 10, 30) for d, h in ((1, 0.5), (10, 3.0)) for t in (0.4,)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("n", "d", "h", "t")}


EXPERIMENT = Experiment(
    law="measure_objectives.mmd_confidence",
    observe=one_sample,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.005, reason="the bound is far above what happens; the rival is wrong by more than .05"),
    looks=Looks(first=16, growth=2, most=2),
)
