"""Fisher divergences by quadrature of the two scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward.langevin import between_weights
from lawbook.validate.experiment import Band, Experiment, Step


def observe(a: float, first_weight: float, second_weight: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {name: np.array([value]) for name, value in between_weights(first_weight, second_weight, a).items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(0.5, 0.9)] if level == "quick" else [(0.5, 0.9), (0.3, 0.7), (0.2, 0.95)]
    return [{"a": a, "first_weight": w, "second_weight": other} for w, other in pairs for a in (4.0, 6.0, 9.0, 13.0, 18.0)]


EXPERIMENT = Experiment(
    law="pushforward.fisher_divergence_of_weights",
    observe=observe,
    cells=cells,
    values=lambda cell: {"a": cell["a"], "w": cell["first_weight"], "w_other": cell["second_weight"]},
    statistic="exact",
    band=Band(relative=0.02, reason="corrections of order a^-4 after extrapolation"),
    step=Step(constant=0.05, exponent=0.15),
)
