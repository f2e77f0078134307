"""The coefficients of the memory never turn back: what oscillates are margins, not particles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    s = sp.symbols("s_0 s_1 s_2", real=True)
    p, keep, velocity = sp.symbols("p mu V", positive=True)
    total = sum(sp.exp(x) for x in s)
    pi = [sp.exp(x) / total for x in s]
    where = {p: (0.01, 1), v.eta: (0.1, 1000)} | dict.fromkeys(s, (-3, 3))
    wrong = (sp.exp(s[1]) + sp.exp(s[2])) / total
    return Derivation(
        (
            Premise("W = W_0 + sum A(x, z) u_z e_x^T; a step adds eta p(x) (1[z = f(x)] - pi_x(z)) to A(x, z)."),
            Premise("Shown for three classes, the right one being 0; more classes add terms of the same sign."),
        ),
        (
            equal(
                (1 - pi[0]) - pi[1] - pi[2], sp.Integer(0), "expand", "a token's increments add up to 0", lemma=True, where=where,
                transform=sp.simplify,
            ),
            at_least(
                v.eta * p * (1 - pi[0]), sp.Integer(0), "the label's coefficient rises", lemma=True, where=where, witness=v.eta * p * wrong,
            ),
            at_least(
                v.eta * p * pi[1], sp.Integer(0), "the others fall", lemma=True, where=where, witness=v.eta * p * pi[1],
            ),
            at_least(
                v.eta * (keep * velocity + p * wrong), sp.Integer(0), "with momentum too: the velocity, from 0, never changes sign",
                lemma=True, where=where | {keep: (0.1, 0.99), velocity: (0.01, 2)}, witness=v.eta * (keep * velocity + p * wrong),
            ),
            equal(sp.Max(0, -v.eta * p * wrong), prediction(v), "substitute", "nothing turns", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.particles_never_turn",
    statement=(
        "For every step size, geometry and start, the coefficient of u_f(x) e_x^T rises at every step, those of the other u_z e_x^T "
        "fall, and they add up to zero."
    ),
    relation=Equals(exact=True),
    observable="turns",
    parameters=(TOKENS, CLASSES, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("nor do margins", "the margins never fall either", observable="margin_turns"),
        Rival("with Adam", "the same for Adam, which rescales the gradient entry by entry", cell={"kind": "adam"}),
    ),
    remark="Momentum and batches keep it: they add up pushes of the same signs. So this law does not tell plain descent from them; "
           "Adam breaks it.",
)
