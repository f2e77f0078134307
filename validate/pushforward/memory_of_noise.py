"""Correlations of starts and ends of noisy ways back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    starts = (0.5, 1.5) if level == "quick" else (0.5, 1.0, 1.5, 2.5)
    return [{"s": s, "T": T, "lam": lam} for s in (0.5, 2.0) for T in starts for lam in (0.0, 0.5, 1.0)]


def observe(s: float, T: float, lam: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"correlation": np.array([few_steps.correlation_with_noise(s, T, lam, 60)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.memory_of_noise",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=2e-3, reason="steps of finite size, extrapolated; a twentieth of what the mutants are off"),
)
