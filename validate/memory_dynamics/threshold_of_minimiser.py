"""The step size at which descent stops returning to the minimiser of random problems, by bisection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Band, Experiment

STEPS = 200


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    cases = [(8, 2, 2), (20, 4, 2), (12, 2, 3)] + ([(30, 2, 2), (40, 6, 2), (20, 3, 4)] if level == "full" else [])
    return [{"N": N, "d": d, "M": M} for N, d, M in cases]


def observe(
    N: int, d: int, M: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Step sizes over 2/S* and over 2/S(0) above which a small push along the sharpest direction grows."""

    def look(share: float) -> tuple[float, float]:
        found = non_separable.threshold(N, d, share, M=M, seed=seed, replicates=1, steps=STEPS)
        return float(found["returns"][0]), float(found["at_zero"][0])

    low, high = 0.2, 4.0
    while high - low > 2e-4 * low:
        middle = (low + high) / 2
        low, high = (middle, high) if look(middle)[0] else (low, middle)
    share = (low + high) / 2
    return {"share": np.array([share]), "share_at_origin": np.array([share * look(share)[1]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="memory_dynamics.threshold_of_minimiser",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=2e-3, reason="the bisection's resolution, and rounding that 200 steps let grow"),
    rounding=1e-4,
)
