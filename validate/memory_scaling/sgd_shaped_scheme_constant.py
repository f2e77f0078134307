"""The exact error of SGD-shaped weights on infinitely many Zipf tokens, two classes."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import zeta

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [int(10 ** (k / 2)) for k in range(6, 13 if level == "quick" else 16)]
    return [{"alpha": a, "kappa": k, "d": d} for a, k in ((2.0, 0.5), (2.0, 1.0), (1.5, 1.0)) for d in dimensions]


def observe(
    alpha: float, kappa: float, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk of the limit of small steps."""
    product = kappa * zeta(alpha) * float(d) ** alpha
    return {"error": expected_error.zipf_error(f"sgd:{product:.15g}", alpha, d)}


EXPERIMENT = Experiment(
    law="memory_scaling.sgd_shaped_scheme_constant",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.005, reason="a quarter of the planted 2 %"),
    step=Step(constant=0.02, exponent=0.02),
    rounding=1e-9,
)
