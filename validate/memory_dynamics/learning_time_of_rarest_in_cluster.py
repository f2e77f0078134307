"""The learning time of the rarest token of a tight cluster, as the rarer label becomes rarer."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment, Step

CLOSENESS = 1e3


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    rarity = list(np.geomspace(1e8, 1e24, 5 if level == "quick" else 9))
    return [{"n_1": n, "r": r, "I": float(inverse)} for n, r in ((1, 0.1), (3, 0.2), (2, 0.5)) for inverse in rarity]


def time_of(n: int, r: float, inverse: float) -> float:
    """T/I: the time from which on all tokens are right, of inputs of squared length I, which makes the flow I times faster."""
    p = np.append(np.full(n, (1 - 1 / inverse) / n), np.array([1 - r, r]) / inverse)
    gram = problems.equicorrelated(p, 2, 1 - 1 / CLOSENESS, 0.0).ke * inverse
    problem = problems.from_grams(gram, np.eye(2), p, [0] * n + [1, 1])
    return flow.flow(problem, 4 * CLOSENESS * np.log(inverse) / r, rtol=1e-8, atol=1e-9).last_all


def observe(**cell: Any) -> dict[str, np.ndarray]:
    """(T(100 I)/(100 I) - T(I)/I) (1 - alpha)/log 100: constants drop out, which the logarithm would be slow to outgrow."""
    n, r, inverse = cell["n_1"], cell["r"], cell["I"]
    gained = time_of(n, r, 100 * inverse) - time_of(n, r, inverse)
    return {"growth": np.array([gained / (CLOSENESS * np.log(100))])}


EXPERIMENT = Experiment(
    law="memory_dynamics.learning_time_of_rarest_in_cluster",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %"),
    step=Step(exponent=0.15),
    rounding=1e-5,
    note="The other rare token's last mistakes fade like a small power of I only, and I goes up to 10^24; smaller powers cannot be told apart from these.",
)
