"""Fits to fresh rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.shifts import least_squares
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shapes = [([1.0, 1.0, 1.0], [1.0, 1.0, 1.0], 12), ([2.0, 0.5], [0.5, 2.0], 10), ([1.0, 2.0, 4.0, 0.5, 1.0], [4.0, 0.0, 1.0, 1.0, 1.0], 20)]
    if level == "full":
        shapes += [([1.0] * 10, [3.0] * 10, 24), ([1.0], [9.0], 6)]
    return [{"train": train, "test": test, "n": n, "noise": noise} for train, test, n in shapes for noise in (1.0,)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    train, test = np.array(cell["train"]), np.array(cell["test"])
    return {"n": cell["n"], "d": train.size, "tau": float((test / train).sum()), "sigma": cell["noise"]}


EXPERIMENT = Experiment(
    law="measure_objectives.excess_risk_under_covariate_shift",
    observe=least_squares,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.03, reason="two fifths of the 8 % of the mutants"),
    looks=Looks(first=100, growth=4, most=3),
    step=Step(constant=0.08, exponent=0.08),
)
