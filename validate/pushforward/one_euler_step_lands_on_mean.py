"""Where one Euler step of exact fields lands, for mixtures on the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps, one_step
from lawbook.validate.experiment import Band, Experiment

TARGETS = (([0.3, 0.7], [0.0, 2.0], 0.5), ([0.5, 0.2, 0.3], [0.0, 1.0, 3.5], 0.1), ([0.1, 0.2, 0.3, 0.4], [0.0, 0.5, 5.0, 7.0], 1.5))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    places = (-1.5, 0.2, 2.0) if level == "quick" else (-4.0, -1.5, -0.5, 0.2, 1.0, 2.0, 5.0)
    return [{"x": x, "which": which} for x in places for which in range(len(TARGETS))]


def observe(x: float, which: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    mixture = few_steps.line_mixture(*TARGETS[which])
    return {name: np.array([one_step.after_euler_steps(x, mixture, steps)]) for name, steps in (("place", 1), ("after_two_steps", 2))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    shares, means, _ = TARGETS[cell["which"]]
    return {"p": shares, "m": means, "x": cell["x"]}


EXPERIMENT = Experiment(
    law="pushforward.one_euler_step_lands_on_mean",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
    band=Band(relative=1e-9, reason="rounding"),
)
