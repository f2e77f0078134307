"""The exponent from exact errors at n and 2 n, summed over all count vectors."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.mode_estimation.elimination_runs import two_best

PROBLEMS = ([0.75, 0.2, 0.05], [0.8, 0.1, 0.1], [0.75, 0.25])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (40, 60, 90, 130, 180, 250) if level == "quick" else (40, 60, 90, 130, 180, 250, 300, 400)
    return [{"p": p, "n": n} for p in PROBLEMS for n in sizes]


def observe(p: list[float], n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"exponent": (ln(error_n/error_2n) - ln(2)/2)/n}."""
    ratio = enumeration.error(p, n) / enumeration.error(p, 2 * n)
    return {"exponent": np.array([(math.log(ratio) - math.log(2) / 2) / n])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return {"p_1": best["p_1"], "p_2": best["p_2"], "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.error_exponent",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    step=Step(constant=0.02, exponent=0.02),
    band=Band(relative=0.004, reason="a fifth of the planted 2 %; the limit is extrapolated"),
)
