"""Why sharpness rises before it falls: tokens that start on the wrong side have to cross."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE

WRONG = real("m", "how far on the wrong side the tokens start: minus their margin", low=0, typical=(0, 8))


def prediction(v: SimpleNamespace) -> Any:
    return sp.cosh(v.m / 2) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    curvature = lambda y: sp.exp(y) / (1 + sp.exp(y)) ** 2  # noqa: E731
    where = {x: (-8, 8), v.m: (0, 8)}
    return Derivation(
        (
            Premise("Orthonormal tokens, two classes: the curvature along a token is proportional to p sigma(x) sigma(-x) at the margin x."),
            Premise("The token of the largest p has the largest curvature as long as all margins are equal; it crosses 0 first, with the largest of all."),
        ),
        (
            equal(curvature(x), 1 / (4 * sp.cosh(x / 2) ** 2), "expand", "sigma(x) sigma(-x)", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.rewrite(sp.cosh)).rewrite(sp.exp)),
            at_most(curvature(x), sp.Rational(1, 4), "is largest at 0", lemma=True, where=where,
                    witness=(sp.exp(x) - 1) ** 2 / (4 * (1 + sp.exp(x)) ** 2)),
            equal(sp.Rational(1, 4) / (1 / (4 * sp.cosh(-v.m / 2) ** 2)), prediction(v), "expand", "its largest value over the one at the start, x = -m",
                  where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.sharpness_peak_of_wrong_start",
    statement="When orthonormal tokens of two classes start with the margin -m, the sharpness rises by the factor cosh(m/2)^2 before it falls.",
    relation=Equals(exact=True),
    observable="rise",
    parameters=(WRONG,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no rise", "1: sharpness falls from the start", lambda v: sp.S.One),
        Rival("exponential", "e^m/4, the limit of far starts", lambda v: sp.exp(v.m) / 4),
    ),
    remark="With more tokens that interfere the picture stays: sharpness peaks are tokens changing side (in the published figure .069, .276, .061).",
)
