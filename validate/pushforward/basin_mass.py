"""Noise points that flow to one chosen data point, on the line and in the plane."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from lawbook.simulate.pushforward.memorisation import basins
from lawbook.validate.experiment import Band, Experiment, Looks, Step

LINE = ([-1.0, 0.0, 3.0], [0.0, 0.2, 0.4, 0.6, 2.5])
PLANE = ([[-1.0, 0.0], [0.0, 1.0], [3.0, 0.0], [0.0, -2.0]], [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    every = [(data, which) for data in (*LINE, *PLANE) for which in range(len(data))]
    return [{"data": data, "which": which} for data, which in (every if level == "full" else [every[i] for i in (1, 7, 8, 12)])]


@cache
def grid() -> np.ndarray:
    axis = np.linspace(-6, 6, 401)
    return np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    points = np.array(cell["data"], dtype=float)
    points = np.c_[points, np.zeros(len(points))] if points.ndim == 1 else points
    mass = np.exp(-(grid() ** 2).sum(1) / 2)
    nearest = ((grid()[:, None] - points) ** 2).sum(2).argmin(1)
    return {"n": len(points), "q": float(mass[nearest == cell["which"]].sum() / mass.sum())}


EXPERIMENT = Experiment(
    law="pushforward.basin_mass",
    observe=basins,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(relative=0.07, reason="a third of the 20 % of the mutants; starting at time 8 from N(0, I) is off by exp(-8) times the data"),
    looks=Looks(first=3, growth=2, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
