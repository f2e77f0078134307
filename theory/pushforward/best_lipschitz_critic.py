"""The best Lipschitz test function between a law and its translation: Wasserstein's first distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_bounded_critic import STANDARD
from lawbook.theory.pushforward.setting import DEVIATION
from lawbook.theory.pushforward.slope_of_translation import DISTANCE


def prediction(v: SimpleNamespace) -> Any:
    return v.Delta


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {v.Delta: (0.1, 5), v.s: (0.5, 2)}
    density = sp.exp(-(x**2) / (2 * v.s**2)) / (v.s * sp.sqrt(2 * sp.pi))
    return Derivation(
        (
            Premise("phi(x + Delta) - phi(x) <= Delta for every phi with Lipschitz constant 1: no difference of means exceeds "
                    "Delta. phi(x) = x reaches it."),
        ),
        (
            equal(
                sp.Integral(((x + v.Delta) - x) * density, (x, -sp.oo, sp.oo)), prediction(v), "integrate",
                "the difference of means of phi(x) = x", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.best_lipschitz_critic",
    statement="Among test functions of Lipschitz constant 1 the largest difference of means between two normal laws of one "
              "deviation is the distance of their means.",
    relation=Equals(exact=True),
    observable="lipschitz",
    parameters=(DISTANCE, DEVIATION),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival(
            "saturates", "that of functions with values in [-1, 1] times the deviation",
            lambda v: 2 * v.s * sp.erf(v.Delta / (2 * sp.sqrt(2) * v.s)),
        ),
        Rival("in deviations", "Delta/s", lambda v: v.Delta / v.s),
        Rival("bounded as well", "with values in [-1, 1] as well it is the same", observable="bounded_lipschitz"),
    ),
)
