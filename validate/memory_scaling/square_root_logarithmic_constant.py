"""The exact error of square-root logarithmic weights on infinitely many Zipf tokens, two classes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.memory_scaling import logarithmic_constant


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [int(10 ** (k / 2)) for k in range(6, 13 if level == "quick" else 17)]
    return [{"alpha": a, "kappa": k, "d": d} for a, k in ((2.0, 1 / 3), (2.0, 0.2), (1.5, 0.5)) for d in dimensions]


def observe(
    alpha: float, kappa: float, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk with the cut at rank kappa d."""
    return logarithmic_constant.observe(alpha, kappa, d, seed=seed, scheme="root-logarithm")


EXPERIMENT = Experiment(
    law="memory_scaling.square_root_logarithmic_constant",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.005, reason="a quarter of the planted 2 %"),
    step=Step(constant=0.02, exponent=0.02),
    rounding=1e-9,
)
