"""Exponents between two levels of the test, from exact binomial tails, the known 1/sqrt(n) taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import drop_probability
from lawbook.validate.experiment import Band, Experiment

LEVELS = (400.0, 1600.0)


def sample_size(x: float, c: float, level: float) -> int:
    """n at which the test's width is the imbalance x."""
    return round(c * (1 + x) * level / (2 * x * x))


def exponent(logarithms: tuple[float, float] | np.ndarray, sizes: tuple[int, ...], levels: tuple[float, float]) -> Any:
    """-(change of ln P, less that of -ln(n)/2) per unit of the level."""
    change = logarithms[1] - logarithms[0] + 0.5 * np.log(sizes[1] / sizes[0])
    return -change / (levels[1] - levels[0])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(x, c) for x in (0.05, 0.3, 0.6, 0.9) for c in (1.0, 4.0, 24.0)]
    return [{"x": x, "c": c} for x, c in grid + ([(0.02, 4.0), (0.97, 0.3)] if level == "full" else [])]


def observe(x: float, c: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    sizes = tuple(sample_size(x, c, level) for level in LEVELS)
    logs = tuple(drop_probability.logarithm(n, c, level) for n, level in zip(sizes, LEVELS, strict=True))
    return {"exponent": np.array([exponent(logs, sizes, LEVELS)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="mode_estimation.error_exponent_of_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; whole counts move a logarithm by up to 2 artanh(x), over 1200 levels"),
)
