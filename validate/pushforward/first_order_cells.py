"""First-order samplers on normal data with noise levels placed in many ways."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps, solvers


def grids(level: str, tokens: str) -> list[dict[str, Any]]:
    """Deviations, numbers of steps and placements."""
    counts = (2, 5, 12) if level == "quick" else (2, 3, 5, 8, 12, 20, 50)
    return [{"s": s, "N": n, "kind": kind} for s in (0.3, 0.7, 2.0) for n in counts for kind in ("equal_angle", "karras", "log")]


def noise(s: float, N: int, kind: str) -> np.ndarray:
    """Levels from 80 to 0.001, or for equal angles as well."""
    return solvers.levels(kind, N, 80.0, 1e-3, deviation=s)


def angles(s: float, N: int, kind: str) -> np.ndarray:
    return np.arctan(noise(s, N, kind) / s)


def observe(s: float, N: int, kind: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"ratio": deviation of the output over the exact one}."""
    return {"ratio": np.array([few_steps.first_order_deviation(s, noise(s, N, kind))])}
