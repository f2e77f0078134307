"""Maps from normal noise to the uniform law on [0, 1], trained on ten harmonics."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import training
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

NOISE = np.linspace(-4, 4, 81)


def learnt_maps(widths: list[int], batch: int, steps: int, rate: float, momentum: float, *, seed: Any, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"map": values at NOISE (replicates, 81)}."""
    harmonics = cf.harmonics(10)
    uniform = cf.of_map(lambda z: z, harmonics.values, "uniform")
    net = training.train(
        widths, uniform, harmonics, batch=batch, steps=steps, rate=rate, momentum=momentum, output="logistic", seed=seed, replicates=replicates, first=first
    )
    return {"map": net(NOISE)}


def orientation(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Runs that differ in their seeds alone, and the map that each should be near: rising or falling."""
    how = {"widths": [1, 64, 64, 1], "batch": 10, "steps": 5000, "rate": 1e-2, "momentum": 0.5}
    if level == "quick":
        how |= {"widths": [1, 32, 32, 1], "steps": 1500, "rate": 3e-2}
    found = sweep(learnt_maps, [how], 12 if level == "full" else 6)[0]["map"]
    rising = (found[:, NOISE > 0] > found[:, NOISE < 0]).mean(axis=1) > 0.5
    return dataset({"run": np.arange(found.shape[0]), "noise": NOISE}, map=(("run", "noise"), found), rising=(("run",), rising))
