"""One heavy class and up to 1e7 light ones: the exact error by the partitions of n."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [1000, 3000, 10_000, 100_000, 1_000_000] + ([10_000_000] if level == "full" else [])
    return [{"p_1": p, "n": n, "m": m} for p, n in ((0.3, 3), (0.3, 6), (0.5, 4), (0.5, 10), (0.7, 5)) for m in sizes]


def observe(p_1: float, n: int, m: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"error": np.array([enumeration.error_among_equals(p_1, m, n)])}


EXPERIMENT = Experiment(
    law="mode_estimation.birthday_error",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-11,
    step=Step(constant=0.02, exponent=0.02),
    band=Band(relative=0.004, reason="a fifth of the planted 2 %; the limit is extrapolated with its 1/m correction"),
)
