"""Samplers that memorise: basins of the training points, losses against time, own weights."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward.memorisation import flow_to_data, loss_of_memoriser, own_weight
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, summarised

POINTS = np.array([[-1.0, 0.0], [0.0, 1.0], [2.5, 0.0], [0.3, -1.5], [0.6, 0.4]])
REACH = 3.0
TIMES = np.geomspace(0.01, 2.0, 14)
SAMPLE, DIMENSION = 300, 6
SIZES = np.array([8, 16, 24])
GROWTH = 2.0
RELATIVE = np.linspace(0.3, 3.0, 12)


def basin_map(side: int, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"owner"}: number of the data point that noise at each node of a square grid flows to, shape (1, side, side)."""
    axis = np.linspace(-REACH, REACH, side)
    noise = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)
    ends = flow_to_data(noise, POINTS, 8.0, 1e-4)
    return {"owner": ((ends[:, None] - POINTS) ** 2).sum(2).argmin(1).reshape(1, side, side)}


def memorising(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Owners on a grid (y, x), training losses (time), own weights (d, relative)."""
    side = 240 if level == "full" else 90
    owner = sweep(basin_map, [{"side": side}], 1)[0]["owner"][0]
    runs = 100 if level == "full" else 8
    losses = sweep(loss_of_memoriser, [{"n": SAMPLE, "s": 1.0, "d": DIMENSION, "t": float(t)} for t in TIMES], runs)
    collapse = np.log1p(1 / (GROWTH - 1)) / 2
    weights = sweep(
        own_weight, [{"n": int(GROWTH ** (d / 2)), "d": int(d), "s": 1.0, "times": (RELATIVE * collapse).tolist()} for d in SIZES], 30 if level == "full" else 4,
    )
    axis = np.linspace(-REACH, REACH, side)
    data = summarised(
        {"time": TIMES, "d": SIZES, "relative": RELATIVE},
        loss=(("time",), np.stack([run["loss"] for run in losses], axis=1)),
        weight=(("d", "relative"), np.stack([run["weight"] for run in weights], axis=1)),
    )
    return data.merge(dataset({"y": axis, "x": axis}, owner=(("y", "x"), owner)))
