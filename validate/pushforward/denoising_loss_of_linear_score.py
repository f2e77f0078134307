"""Denoising losses of linear fields, averaged over fresh data and noise."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.memorisation import loss_of_linear_score
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(s, d, t) for s in (0.3, 1.0, 2.0) for d, t in ((1, 0.3), (6, 1.0), (3, 0.1))]
    slopes = (0.0, 0.5, 2.0) if level == "full" else (0.5, 2.0)
    return [{"s": s, "d": d, "t": t, "slope": b} for s, d, t in grid for b in slopes]


EXPERIMENT = Experiment(
    law="pushforward.denoising_loss_of_linear_score",
    observe=loss_of_linear_score,
    cells=cells,
    values=lambda cell: {"s": cell["s"], "d": cell["d"], "t": cell["t"], "b": cell["slope"]},
    statistic="mean",
    band=Band(relative=0.02, reason="two fifths of the 5 % of the mutants"),
    looks=Looks(first=100, growth=4, most=3),
)
