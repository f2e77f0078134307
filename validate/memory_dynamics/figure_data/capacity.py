"""Where memorising everything ends: random problems, and what the cross-entropy gives up beyond."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

FAMILIES = (("two classes", 2, 2), ("two classes", 5, 2), ("two classes", 10, 2), ("as many classes", 3, "N"), ("as many classes", 4, "N"))
LOADS = (0.8, 1.2, 1.6, 2.0, 2.4, 2.8, 3.2)
MASSES = (0.7, 0.85, 0.95)


def separable(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Share of random problems that can be memorised, against N/d; excess error of the cross-entropy on three tokens."""
    counts = np.array([[max(2, round(load * d)) for load in LOADS] for _, d, _ in FAMILIES])
    cells = [
        {"N": int(n), "d": d, "M": m, "draws": 20 if level == "full" else 10} for (_, d, m), row in zip(FAMILIES, counts, strict=True) for n in row
    ]
    runs = sweep(non_separable.boundary, cells, 50 if level == "full" else 6)
    share = np.stack([run["separable"].reshape(-1) / run["trials"].reshape(-1) for run in runs], axis=1)
    cosine = np.linspace(0.02, 0.6, 13)
    excess = [non_separable.three_tokens(mass, cosine)["gap"][0] for mass in MASSES]
    coordinates = {"family": np.arange(len(FAMILIES)), "load": list(LOADS), "mass": list(MASSES), "cosine": cosine}
    data = summarised(coordinates, separable=(("family", "load"), share.reshape(-1, len(FAMILIES), len(LOADS))))
    data["N"], data["excess"] = (("family", "load"), counts), (("mass", "cosine"), np.array(excess))
    return data
