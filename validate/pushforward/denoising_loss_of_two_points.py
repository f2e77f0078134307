"""Denoising and score-matching losses of one wrong field on the same draws; the score by differences of the log density."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward.memorisation import losses_of_wrong_field
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def observe(a: float, t: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    losses = losses_of_wrong_field([-a, a], t, seed=seed, replicates=replicates, first=first)
    return {"excess": losses["denoising"] - losses["score_matching"]}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "t": t} for a in (0.5, 1.5) for t in ((0.1, 0.3, 1.0) if level == "full" else (0.3, 1.0))]


EXPERIMENT = Experiment(
    law="pushforward.denoising_loss_of_two_points",
    observe=observe,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the 10 % of the mutants"),
    looks=Looks(first=60, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
