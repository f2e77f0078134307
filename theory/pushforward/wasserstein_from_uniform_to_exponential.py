"""Transport from a uniform to an exponential law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER

LENGTH = real("w", "length of the uniform law's interval, [0, w]", low=0, low_open=True, typical=(0.3, 4))
SCALE = real("b", "mean of the exponential law", low=0, low_open=True, typical=(0.3, 3))


def prediction(v: SimpleNamespace) -> Any:
    return v.w**2 / 3 + 2 * v.b**2 - 3 * v.w * v.b / 2


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    where = {v.w: (0.5, 3), v.b: (0.5, 2)}
    pieces = v.w**2 * (1 - sp.exp(-x)) ** 2 - 2 * v.w * v.b * x * (1 - sp.exp(-x)) + v.b**2 * x**2
    return Derivation(
        (Premise("The increasing map is optimal: w u is paired with -b ln(1 - u). With x = -ln(1 - u), of the density e^(-x):"),),
        (
            equal(
                sp.Integral(pieces * sp.exp(-x), (x, 0, sp.oo)), prediction(v), "integrate", "squares 1/3 and 2, product 3/4", where=where,
                transform=lambda e: sp.expand(sp.Integral(sp.expand(e.function), *e.limits).doit()),
            ),
        ),
    )


LAW = Law(
    name="pushforward.wasserstein_from_uniform_to_exponential",
    statement=(
        "The squared W_2 between the uniform law on [0, w] and the exponential law of mean b is w^2/3 + 2 b^2 - 3 w b/2; the optimal map is -b ln(1 - x/w)."
    ),
    relation=Equals(exact=True),
    observable="squared_wasserstein",
    parameters=(LENGTH, SCALE),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("decreasing map", "that of -b ln(x/w)", lambda v: v.w**2 / 3 + 2 * v.b**2 - v.w * v.b / 2),
        Rival("moments", "means and standard deviations alone", lambda v: (v.w / 2 - v.b) ** 2 + (v.w / sp.sqrt(12) - v.b) ** 2),
    ),
    remark="At w = b = 1 it is 5/6.",
)
