"""What the laws of plug-in minimisers between a convex and a concave objective share."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, real

WEIGHT = real("theta", "weight of the squared discrepancy, the rest being that of the Bayes risk", r"\theta", low=0, high=1, low_open=True, typical=(0.1, 1))
SHARE = real("c", "share of label 1", low=0, high=1, low_open=True, high_open=True, typical=(0.2, 0.8))
OBJECTIVE = Premise("F(m) = theta (m - c_n)^2 + (1 - theta) m (1 - m) over the mass m of label 1 in [low, high], which weak labels leave open; n c_n is binomial (n, c).")


def objective(m: Any, centre: Any, theta: Any) -> Any:
    return theta * (m - centre) ** 2 + (1 - theta) * m * (1 - m)
