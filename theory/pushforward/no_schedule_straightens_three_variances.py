"""Three different variances cannot be straightened by any schedule."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Ordered, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_schedule_of_two_variances import STRETCH
from lawbook.theory.pushforward.plane import FIRST_END, SECOND_END
from lawbook.theory.pushforward.setting import HERE

THIRD_END = real("b_3", "third eigenvalue of the target's covariance", low=0, low_open=True, typical=(0.2, 4))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    t, p, q, r = sp.symbols("t p q r", positive=True)
    where = {t: (0.05, 0.95), p: (0.2, 1), q: (1.1, 2), r: (2.1, 3), v.b_1: (0.2, 4), v.b_2: (0.2, 4), v.b_3: (0.2, 4)}
    rows = sp.Matrix([[1, x**2, (1 - t + t * x) ** 2] for x in (p, q, r)])
    gap = 2 * t * (1 - t) * (p - q) * (q - r) * (p - r)
    roots = {p: sp.sqrt(v.b_1), q: sp.sqrt(v.b_2), r: sp.sqrt(v.b_3)}
    return Derivation(
        (
            STRETCH,
            Premise("The energy of transport is reached only if every axis is stretched at constant speed, r_i = 1 - t + t b_i^(1/2). Then (1 - t + t b_i^(1/2))^2 = alpha^2 + beta^2 b_i "
                    "for three i: the columns 1, b_i, r_i^2 would be dependent."),
        ),
        (
            equal(rows.det(), gap, "expand", "their determinant, of Vandermonde's kind", lemma=True, where=where, transform=sp.factor),
            at_least((gap**2).subs(roots), prediction(v), "not 0 where the three differ", where=where, witness=(gap**2).subs(roots)),
        ),
    )


LAW = Law(
    name="pushforward.no_schedule_straightens_three_variances",
    statement="From N(0, I) to N(0, diag(b_1, b_2, b_3)) with three different variances every schedule needs more kinetic energy than transport.",
    relation=Ordered(above="schedule", below="transport"),
    observable="excess",
    parameters=(FIRST_END, SECOND_END, THIRD_END),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("two variances", "the same where two of the three agree", cell={"spectrum": [1.0, 4.0, 4.0]}),
        Rival("reversed", "the other way round", observable="reversed"),
    ),
    remark="The best schedule comes close: at the variances 1/10, 1, 10 it needs 5.188 where transport needs 5.143, the trigonometric schedule 6.345 and the linear one 7.07.",
)
