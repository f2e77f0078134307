"""The exact error of three classes, summed over all count vectors, along n."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.mode_estimation.elimination_runs import two_best

# wide gaps: the limit is near at moderate n, and Z^n does not underflow for the mutants
PROBLEMS = ([0.8, 0.1, 0.1], [0.8, 0.15, 0.05], [0.75, 0.125, 0.125])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (50, 75, 100, 150, 201, 300, 400, 500) if level == "quick" else (50, 75, 100, 125, 150, 201, 251, 300, 351, 400, 500)
    return [{"p": p, "n": n, "ties": "uniform"} for p in PROBLEMS for n in sizes]


def observe(p: list[float], n: int, ties: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"error": np.array([enumeration.error(p, n, ties)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return {"p_1": best["p_1"], "p_2": best["p_2"], "k": sum(q == best["p_2"] for q in cell["p"]), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.prefactor_of_error",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
    band=Band(relative=0.01, reason="a fifth of the 5 % by which mutants are off; the limit is extrapolated with its 1/n correction"),
)
