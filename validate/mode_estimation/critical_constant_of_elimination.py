"""The constant at which late drops of the mode are as likely as delta: importance sampling at probabilities down to e^-900."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.mode_estimation import drop_probability
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.mode_estimation.error_exponent_of_elimination import exponent, sample_size

LEVELS = (300.0, 900.0)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Rules on both sides of the critical constant, drops at small imbalances."""
    return [{"c": c, "x": x} for c in (3.0, 4.0, 5.0) for x in ((0.03,) if level == "quick" else (0.03, 0.015))]


def critical(x: float, c: float, seed: np.random.SeedSequence, replicates: int, first: int) -> np.ndarray:
    """c over the exponent at imbalance x: the constant of exponent 1."""
    sizes = tuple(sample_size(x, c, level) for level in LEVELS)
    logs = [
        drop_probability.tilted_logarithm(n, c, level, 2000, seed=streams.child(seed, n), replicates=replicates, first=first)["log_probability"]
        for n, level in zip(sizes, LEVELS, strict=True)
    ]
    return c / exponent(np.array(logs), sizes, LEVELS)


def observe(c: float, x: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """Extrapolated from the imbalances x and x/2 to none."""
    return {"critical_constant": 2 * critical(x / 2, c, seed, replicates, first) - critical(x, c, seed, replicates, first)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": 2}


EXPERIMENT = Experiment(
    law="mode_estimation.critical_constant_of_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.015, reason="less than a third of the planted 5 %; what extrapolation leaves is of order x^2"),
    looks=Looks(first=16, growth=4, most=3),
    note="Probabilities as small as e^-900: counts are drawn where drops are common, and weighed by their likelihood.",
)
