"""The exact error of good schemes on infinitely many Zipf tokens, two classes, against the bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    schemes = ("optimal", "frequency", "logarithm:d", "threshold:d/8")
    return [{"alpha": a, "scheme": s, "d": d} for a in (1.5, 2.0, 3.0) for s in schemes for d in (16, 256, 10_000, 10**6)]


def observe(
    alpha: float, scheme: str, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk, which for two classes does not depend on the labels."""
    return {"error": expected_error.zipf_error(scheme, alpha, d)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    """All tokens may be in one class, as far as the error of two classes goes: p* = 1, where the bound is largest."""
    return {"alpha": cell["alpha"], "p_star": 1.0, "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.minimax_lower_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
