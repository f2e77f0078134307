"""A penalty on the function leaves labels sharp at any strength, and only shrinks the fit."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.labels_under_entropy import LABELS, SIZE
from lawbook.theory.measure_objectives.setting import HERE

PENALTY = real("lam", "penalty on the squared constant", r"\lambda", low=0, low_open=True, typical=(0.1, 3))


def prediction(v: SimpleNamespace) -> Any:
    return v.a**2 * v.lam / (1 + v.lam) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    c, m, t = sp.symbols("c m t", real=True)
    where = {c: (-2, 2), m: (-1, 1), t: (-1.5, 1.5), v.a: (0.5, 2), v.lam: (0.1, 3), v.n: [2, 5]}
    loss = v.a**2 - 2 * c * m * v.a + (1 + v.lam) * c**2
    best = sp.solve(sp.diff(loss, c), c)[0]
    return Derivation(
        (Premise("The loss of signs with the mean m and a fit c is the mean of (a s_i - c)^2 plus lambda c^2, and s_i^2 = 1."),),
        (
            equal(best, m * v.a / (1 + v.lam), "solve", "the best fit shrinks the mean", lemma=True, where=where),
            equal(loss.subs(c, best), v.a**2 * (1 - m**2 / (1 + v.lam)), "substitute", "what it leaves", lemma=True, where=where, transform=sp.simplify),
            at_least(v.a**2 * (1 - sp.sin(t) ** 2 / (1 + v.lam)), v.a**2 * v.lam / (1 + v.lam), "concave in m = sin(t): least where all signs agree", lemma=True, where=where, witness=(v.a * sp.cos(t)) ** 2 / (1 + v.lam)),
            equal((loss.subs(c, best)).subs(m, 1), prediction(v), "substitute", "there", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="measure_objectives.labels_under_ridge",
    statement="n labels +-a of lost sign, fitted by a constant under the penalty lambda c^2, are best all alike at any lambda, with the objective a^2 lambda/(1 + lambda).",
    relation=Equals(exact=True),
    observable="objective",
    parameters=(LABELS, SIZE, PENALTY),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("undecided", "a^2, at fair signs", lambda v: v.a**2 + 0 * v.n * v.lam),
        Rival("one astray", "one sign that differs", lambda v: v.a**2 * (1 - (1 - sp.Integer(2) / v.n) ** 2 / (1 + v.lam))),
    ),
    remark="No transition: beside law `labels_under_entropy`, whose penalty acts on the measure.",
)
