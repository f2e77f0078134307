"""The best half-line between two normal laws: Kolmogorov's distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_bounded_critic import STANDARD
from lawbook.theory.pushforward.setting import DEVIATION
from lawbook.theory.pushforward.slope_of_translation import DISTANCE


def prediction(v: SimpleNamespace) -> Any:
    return sp.erf(v.Delta / (2 * sp.sqrt(2) * v.s))


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {x: (-3, 3), v.Delta: (0.1, 5), v.s: (0.3, 2)}
    below = [(1 + sp.erf((x - side * v.Delta / 2) / (sp.sqrt(2) * v.s))) / 2 for side in (1, -1)]
    return Derivation(
        (Premise("Difference of the distribution functions of N(-Delta/2, s^2) and N(Delta/2, s^2) at x; it goes to 0 on both sides."),),
        (
            equal(
                sp.log(sp.exp(-((x + v.Delta / 2) ** 2) / (2 * v.s**2)) / sp.exp(-((x - v.Delta / 2) ** 2) / (2 * v.s**2))),
                -v.Delta * x / v.s**2, "expand",
                "its derivative, the difference of densities, changes sign at 0 only", lemma=True, where=where,
                transform=lambda e: sp.expand(sp.expand_log(sp.simplify(e), force=True)),
            ),
            equal(
                (below[1] - below[0]).subs(x, 0), prediction(v), "substitute", "the largest difference, in the middle", where=where,
                transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="pushforward.best_half_line_critic",
    statement="Among indicators of half-lines the largest difference of means between two normal laws of deviation s at distance "
              "Delta is erf(Delta/(8^(1/2) s)).",
    relation=Equals(exact=True),
    observable="half_lines",
    parameters=(DISTANCE, DEVIATION),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival("twice", "as good as all functions with values in [-1, 1]", lambda v: 2 * prediction(v)),
        Rival("first order", "Delta times the largest density", lambda v: v.Delta / (sp.sqrt(2 * sp.pi) * v.s)),
    ),
)
