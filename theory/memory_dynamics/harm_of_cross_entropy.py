"""Three tokens in the plane for which the minimiser of the cross-entropy answers almost everything wrongly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import HERE

MASS = real("P", "total frequency of the two close tokens", low=0.5, high=1, low_open=True, high_open=True, typical=(0.55, 0.99))
COSINE = real("c", "cosine of the angle of each of the two with their bisector", low=0, high=1, low_open=True, high_open=True,
              typical=(0.01, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    excess = v.P - sp.Min(1 - v.P, v.P / 2)
    best = sp.Integer(0) + (1 - v.P) - sp.Min(1 - v.P, v.P / 2)
    return sp.Piecewise((excess, v.c < (1 - v.P) / v.P), (best, True))


def derivation(v: SimpleNamespace) -> Derivation:
    a = sp.Symbol("a", real=True)
    P, c = v.P, v.c
    where = {P: (0.55, 0.99), c: (0.01, 0.9), a: (-3, 3)}
    slope = -P * c * logistic(-a * c) + (1 - P) * logistic(a)
    return Derivation(
        (
            Premise("Inputs times labels: z_1 and z_2 = (c, +-sqrt(1 - c^2)) of frequency P/2 each, z_3 = (-1, 0) of frequency 1 - P. "
                    "By symmetry and convexity the minimiser is (a, 0), where the slope of the loss in a vanishes."),
            Premise("a < 0 answers token 3 rightly and the others, of total frequency P, wrongly; a > 0 the other way round."),
            Premise("A plane memory can miss token 3 alone, or one of the two others alone: the best error is min(1 - P, P/2)."),
        ),
        (
            equal(
                sp.Derivative(P * sp.log(1 + sp.exp(-a * c)) + (1 - P) * sp.log(1 + sp.exp(a)), a), slope, "differentiate",
                "the slope of the loss along the bisector", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit() - slope) + slope,
            ),
            equal(
                slope.subs(a, 0), ((1 - P) - P * c) / 2, "substitute", "at 0 it is positive, so that a < 0, exactly for c < (1 - P)/P",
                lemma=True, where=where, transform=sp.simplify,
            ),
            equal(
                sp.Piecewise((P, c < (1 - P) / P), (1 - P, True)) - sp.Min(1 - P, P / 2), prediction(v), "substitute",
                "the error of the minimiser less the best error", where=where,
                transform=lambda e: sp.piecewise_fold(e),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.harm_of_cross_entropy",
    statement=(
        "For two tokens of frequency P/2 close to orthogonal to the third one's opposite (cosine c) the minimiser of the "
        "cross-entropy errs by P - min(1 - P, P/2) more than need be if c < (1 - P)/P, up to almost 1."
    ),
    relation=Equals(exact=True),
    observable="excess_error",
    parameters=(MASS, COSINE),
    conditions=(Condition("c differs from (1 - P)/P, where the minimiser is 0", lambda v: abs(v.c * v.P - (1 - v.P)) > 1e-12),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("cross-entropy is best", "0: the surrogate is consistent", lambda v: sp.Integer(0)),
        Rival("always harmful", "the same for every cosine", lambda v: v.P - sp.Min(1 - v.P, v.P / 2)),
    ),
)
