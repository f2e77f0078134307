"""The rate at which integrated margins on noisy labels settle."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Times from 5 to 14 time scales of the end."""
    return [
        {"p": p, "q": q, "t": round(scale * unit, 3)}
        for p, q, unit in ((0.5, 0.6, 4.2), (0.3, 0.8, 10.4), (1.0, 0.95, 10.5)) for scale in (5.0, 6.5, 8.0, 10.0, 12.0, 14.0)
    ]  # fmt: skip


def observe(
    p: float, q: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Minus the logarithmic derivative of the distance from the log-odds at time t from 0."""
    return {"rate": non_separable.noisy_labels([p], q, [t])["rate"].reshape(1)}


EXPERIMENT = Experiment(
    law="memory_dynamics.rate_under_noise",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left falls exponentially"),
    rounding=1e-6,
)
