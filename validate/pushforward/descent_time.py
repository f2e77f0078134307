"""Steps of descent until a small shift has fallen e-fold, along sigma."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import landscape
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str, scaled: bool = False) -> list[dict[str, Any]]:
    """One step size for all: an e-fold takes a hundred of them and more, so that steps count like time."""
    deviations = (5.0, 7.0, 10.0, 14.0) if level == "quick" else (5.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 32.0)
    return [{"sigma": sigma, "b": b, "eta": 1.0, "scaled": scaled} for b in (1.0, 1.5) for sigma in deviations]


def observe(
    sigma: float, b: float, eta: float, scaled: bool, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    frequencies = cf.window(4 * b / sigma if scaled else b, 64 if scaled else int(40 + 6 * b * sigma))
    return {"steps": np.array([landscape.descent_time(sigma, frequencies, eta)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("sigma", "b", "eta")}


EXPERIMENT = Experiment(
    law="pushforward.descent_time",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-4,
    band=Band(absolute=0.02, reason="the notes' own: under half of the planted 0.05"),
)
