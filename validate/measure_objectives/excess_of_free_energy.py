"""Random laws on simplices of several sizes, against multiplicative updates."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.objectives import excess_of_free_energy
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for draw, (k, temperature) in enumerate([(2, 0.5), (3, 1.0), (20, 0.3), (100, 2.0)] * (1 if level == "quick" else 20)):
        rng = np.random.default_rng(draw)
        laws = {"mu": rng.dirichlet(np.ones(k)) + 1e-12, "prior": rng.dirichlet(np.full(k, 2.0)) + 1e-12}
        found.append({name: (p / p.sum()).tolist() for name, p in laws.items()} | {"potential": rng.random(k).tolist(), "temperature": temperature})
    return found


EXPERIMENT = Experiment(
    law="measure_objectives.excess_of_free_energy",
    observe=excess_of_free_energy,
    cells=cells,
    values=lambda cell: {"mu": cell["mu"], "prior": cell["prior"], "V": cell["potential"], "T": cell["temperature"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
