"""What the laws of empirical measures share: order statistics, and the premises about W_2 on the line."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise
from lawbook.theory.lazy import sympy as sp

SORTED = Premise("On the line W_2^2(mu_n, mu) is the integral over u of (X_(i) - F^-1(u))^2 with X_(i) on the cell ((i - 1)/n, i/n): points are matched in order.")
SQUARE = Premise("Expanded: E W_2^2 = 2 E X^2 - 2 sum over i of E X_(i) times the integral of F^-1 over cell i; the X_(i)^2/n sum to E X^2.")


def by_numbers(_: Any) -> Any:
    """The transformation of a step for which computer algebra has no rule: it claims no proof, so that none is tried for seconds."""
    return sp.Integer(0)
