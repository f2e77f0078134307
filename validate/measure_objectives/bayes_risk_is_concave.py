"""Best predictions for mixtures, by search over logits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.objectives import bayes_risk_of_mixture
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for draw in range(4 if level == "quick" else 100):
        rng = np.random.default_rng(draw)
        k = 2 + draw % 4
        p, q = rng.dirichlet(np.ones(k), 2)
        found.append({"p": p.tolist(), "q": q.tolist(), "share": 0.3 + 0.1 * (draw % 5)})
    return found


def observe(p: list[float], q: list[float], share: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return bayes_risk_of_mixture(p, q, share, "logarithmic", seed=seed)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": cell["p"], "q": cell["q"], "a": cell["share"]}


EXPERIMENT = Experiment(
    law="measure_objectives.bayes_risk_is_concave",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
)
