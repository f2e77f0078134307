"""Half-lines: largest deviations of uniform samples, and of the same samples under random signs."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.stability import symmetrised
from lawbook.validate.experiment import Band, Experiment, Looks


def observe(n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """Differences of the deviation from multiples of the complexity, in units of 1/sqrt(n), from the same samples."""
    found = symmetrised(n, seed=seed, replicates=replicates, first=first)
    beyond = {"beyond_twice": (2, "signed"), "beyond_half": (0.5, "signed"), "above_half": (0.5, "centred"), "above_whole": (1, "signed")}
    return {name: np.sqrt(n) * (found["deviation"] - factor * found[which]) for name, (factor, which) in beyond.items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n} for n in ((1, 5, 50) if level == "quick" else (1, 2, 5, 20, 100, 1000))]


EXPERIMENT = Experiment(
    law="measure_objectives.deviation_at_most_twice_rademacher",
    observe=observe,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(absolute=0.01, reason="the deviations are of order 1"),
    looks=Looks(first=8, growth=4, most=2),
)
