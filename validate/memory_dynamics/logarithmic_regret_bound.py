"""What descent gets wrong on its way against the logarithmic bound, also after very many steps of a close pair."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics import regret_bound


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """The cells of `regret_bound`, and a balanced pair, which comes near half of the bound."""
    steps = 10**5 if level == "quick" else 10**6
    near = [{"kind": "pair", "alpha": alpha, "draw": 0, "eta": eta, "T": steps} for alpha in (0.9, 0.99) for eta in (0.1, 1.0)]
    return regret_bound.cells(level, tokens) + near


EXPERIMENT = Experiment(
    law="memory_dynamics.logarithmic_regret_bound",
    observe=regret_bound.observe,
    cells=cells,
    values=regret_bound.values,
    statistic="exact",
    rounding=1e-9,
)
