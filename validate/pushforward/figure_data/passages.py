"""How long Langevin's diffusion takes from mode to mode."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward.langevin import passage_time
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

DISTANCES = np.array([1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 11.0])


def passage(a: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"}: mean first passage from -a to a, shape (1,)."""
    return {"time": np.array([passage_time(a)])}


def passages(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Mean passage times (distance,)."""
    found = sweep(passage, [{"a": float(a)} for a in DISTANCES], 1)
    return dataset({"distance": DISTANCES}, time=(("distance",), np.array([cell["time"][0] for cell in found])))
