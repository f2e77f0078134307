"""Steps of descent with frequencies that follow the target."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward import descent_time


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return descent_time.cells(level, tokens, scaled=True)


EXPERIMENT = Experiment(
    law="pushforward.descent_time_of_scaled_frequencies",
    observe=descent_time.observe,
    cells=cells,
    values=descent_time.values,
    statistic="exact",
    rounding=1e-3,
    band=Band(absolute=0.02, reason="under half of the planted 0.05"),
)
