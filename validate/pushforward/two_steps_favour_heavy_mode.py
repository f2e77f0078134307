"""The heavier point's share at many middle levels, the best one included."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.weight_after_two_steps import observe


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for a, odds in ((0.7, 0.4), (2.0, 1.0), (1.0, 2.2)):
        best = float(np.sqrt(2 * a**2 * np.tanh(odds / 2) / odds))
        found += [{"a": a, "l": odds, "sigma": best * factor} for factor in (0.5, 1.0, 2.0)]
    return found


EXPERIMENT = Experiment(
    law="pushforward.two_steps_favour_heavy_mode",
    observe=observe,
    cells=cells,
    values=lambda cell: {**cell, "l": cell["l"] * (1 - 1e-5)},
    statistic="exact",
    rounding=1e-7,  # the bound is attained: the odds are rounded down
)
