"""Pairs of normal laws in random frames, from the line to twenty dimensions, one of them possibly a point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.pushforward.normal_kernels import kernel_of_normals
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = [
        {"spectrum": [2.0], "gap": [0.7], "h": 1.0, "share": 0.3},
        {"spectrum": [3.0, 0.2], "gap": [1.0, 0.5], "h": 1.0, "share": 1.0},
        {"spectrum": [1.0, 0.0, 0.5], "gap": [0.0, 1.0, 1.0], "h": 1.5, "share": 0.5},
        {"spectrum": [0.1 * (k + 1) for k in range(20)], "gap": [0.3] * 20, "h": 4.0, "share": 0.5},
    ]
    return found if level == "quick" else [*found, {"spectrum": [0.05 * k for k in range(50)], "gap": [0.1] * 50, "h": 7.0, "share": 0.2}]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("spectrum", "gap", "h")}


EXPERIMENT = Experiment(
    law="pushforward.kernel_mean_of_normals",
    observe=kernel_of_normals,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the mutants' 5 %"),
    looks=Looks(first=40, growth=3, most=3),
)
