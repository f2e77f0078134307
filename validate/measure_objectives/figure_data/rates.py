"""How fast empirical measures approach their law: on the line by reference, and by dimension."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.empirical_distances import distance, nearest_on_torus
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

REFERENCES = ("uniform", "normal", "exponential", "logistic")
SIZES = np.array([1, 3, 10, 30, 100, 300, 1000])
DIMENSIONS = np.array([1, 2, 3, 5])
POINTS = np.array([30, 100, 300, 1000, 3000])


def rates(sweep: Sweep, level: Level, tokens: str) -> Any:
    """n E W_2^2 (reference, n) and mean nearest distances on the torus (d, points)."""
    runs = 400 if level == "full" else 30
    cells = [{"reference": name, "n": int(n), "kind": "squared_wasserstein", "block": 40} for name in REFERENCES for n in SIZES]
    found = sweep(distance, cells, runs)
    scaled = np.stack([run["distance"] * cell["n"] for run, cell in zip(found, cells, strict=True)], axis=1)
    near = sweep(nearest_on_torus, [{"n": int(n), "d": int(d)} for d in DIMENSIONS for n in POINTS], runs)
    nearest = np.stack([run["distance"] for run in near], axis=1)
    return summarised(
        {"reference": list(REFERENCES), "n": SIZES, "d": DIMENSIONS, "points": POINTS},
        scaled=(("reference", "n"), scaled.reshape(-1, len(REFERENCES), len(SIZES))),
        nearest=(("d", "points"), nearest.reshape(-1, len(DIMENSIONS), len(POINTS))),
    )
