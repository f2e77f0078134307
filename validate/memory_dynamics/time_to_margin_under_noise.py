"""When the integrated flow on noisy labels reaches a margin, by bisection."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import brentq

from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Margins at 30 % and 90 % of the way to the log-odds."""
    return [
        {"p": p, "q": q, "m": round(share * float(np.log(q / (1 - q))), 6)}
        for p, q in ((0.5, 0.6), (0.3, 0.8), (1.0, 0.95)) for share in (0.3, 0.9)
    ]  # fmt: skip


def observe(
    p: float, q: float, m: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time at which a token of frequency p with right labels at rate q has the margin m."""

    def short(t: float) -> float:
        return float(non_separable.noisy_labels([p], q, [t])["margin"][0, 0]) - m

    return {"time": np.array([brentq(short, 1e-6, 1e3 / p, xtol=1e-10)])}


EXPERIMENT = Experiment(
    law="memory_dynamics.time_to_margin_under_noise",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-6, reason="the integrator's and the bisection's tolerance"),
)
