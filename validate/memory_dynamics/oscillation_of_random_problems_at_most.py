"""The last rise of the loss on fresh random separable problems: other sizes, frequencies and draws than those that set the constant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.oscillations import drawn, last_rises, zipf

NAME = "oscillation, validation"
SHAPES = ((5, 2, 4, 0.0), (7, 2, 7, 1.5), (8, 4, 6, 1.0), (5, 2, 3, 2.5), (10, 2, 10, 1.0), (6, 5, 6, 2.0), (7, 3, 7, 3.0))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Problems with Lambda of at most 300 (quick) or 2000; runs go on to 2 Lambda/q steps at most."""
    draws, most = (8, 300.0) if level == "quick" else (60, 2000.0)
    listed = [(shape, k) for shape in SHAPES for k in range(draws) if drawn(NAME, k, zipf(shape[0], shape[3]), *shape[1:3], most)]
    return [{"N": N, "M": M, "d": d, "s": s, "draw": k} for (N, M, d, s), k in listed]


def observe(
    N: int, M: int, d: int, s: float, draw: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The latest rise at 9 step sizes from 1 to 10^4."""
    case = drawn(NAME, draw, zipf(N, s), M, d)
    found = last_rises(case, np.geomspace(1, 1e4, 9), min(40.0, 0.5 / float(case.problem.p.min())))
    return {"last_rise": np.array([found.max()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    case = drawn(NAME, cell["draw"], zipf(cell["N"], cell["s"]), cell["M"], cell["d"])
    return {"Lambda": case.scale, "q": float(case.problem.p.min())}


EXPERIMENT = Experiment(
    law="memory_dynamics.oscillation_of_random_problems_at_most",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
