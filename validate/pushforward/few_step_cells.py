"""What solvers with few steps give, for the laws on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps

TWO = ([0.3, 0.7], [-1.0, 1.0], 0.6)


def observe(
    sigma: float, N: int, method: str, path: str, target: str = "normal", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Relative excess of the output's deviation and its negative, and the size of the error (for two modes, the largest in place)."""
    if target == "two modes":
        return {"size": np.array([few_steps.largest_error(*TWO, N, method, path)])}
    excess = few_steps.deviation(sigma, N, method, path) - 1
    return {"excess": np.array([excess]), "loss": np.array([-excess]), "size": np.array([abs(excess)])}


def cells(method: str, path: str, sigmas: tuple[float, ...], counts: tuple[int, ...]) -> Callable[[str, str], list[dict[str, Any]]]:
    """One cell per deviation and number of steps; at the full level twice as fine a grid of steps."""

    def listed(level: str, tokens: str) -> list[dict[str, Any]]:
        steps = counts if level == "quick" else tuple(sorted({*counts, *(round(n * 1.4) for n in counts)}))
        return [{"sigma": sigma, "N": n, "method": method, "path": path} for sigma in sigmas for n in steps]

    return listed


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"sigma": cell["sigma"], "N": cell["N"]}
