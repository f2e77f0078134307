"""The game of questions solved from the other side: the worst mixture of alternatives, by constrained minimisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import question_game
from lawbook.validate.experiment import Band, Experiment

PROBLEMS = ([0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.4, 0.35, 0.25], [0.36, 0.33, 0.31], [0.45, 0.44, 0.11], [0.8, 0.15, 0.05])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    more = ([0.5, 0.45, 0.05], [0.7, 0.2, 0.1], [0.38, 0.37, 0.25]) if level == "full" else ()
    return [{"p": list(p)} for p in (*PROBLEMS, *more)]


def observe(p: list[float], *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"gain": np.array([question_game.gain(p)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": cell["p"]}


EXPERIMENT = Experiment(
    law="mode_estimation.characteristic_rate",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=1e-4, reason="the minimiser's own accuracy, 500 times below the planted 5 %"),
    rounding=1e-6,
    note="Alternatives are free laws here, not only ties; that ties are the worst is part of what is tested.",
)
