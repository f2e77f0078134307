"""When everything is learnt at the latest, whatever the inputs and frequencies: by the norm of the smallest memory."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.regret_bound import NORM
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE
from lawbook.theory.memory_dynamics.wrong_steps_at_most import RAREST


def stretch(v: SimpleNamespace) -> Any:
    """How far to go along the smallest memory: its loss is then at most half of q log 2."""
    return sp.log(2 * (v.M - 1) / (v.q * sp.log(2)))


def prediction(v: SimpleNamespace) -> Any:
    return v.S * stretch(v) ** 2 / (v.q * sp.log(2))


def derivation(v: SimpleNamespace) -> Derivation:
    x, c, t = sp.symbols("x c t", positive=True)
    half = v.q * sp.log(2) / 2
    where = {x: (0.01, 5), c: (0.1, 9), t: (0.1, 100), v.M: [2, 3, 5], v.S: (0.5, 40), v.q: (0.01, 0.5)}
    return Derivation(
        (
            Premise("The loss is convex: along the flow from 0, (d/dt)|W - V|^2/2 = -<grad, W - V> <= L(V) - L(W) for every V, and L falls; so "
                    "L(W_t) <= L(V) + |V|^2/(2 t)."),
            Premise("V is c times the smallest memory with margins of at least 1, of squared norm S: L(V) <= log(1 + (M - 1) e^-c)."),
            Premise("Where token x is wrong its loss is at least log 2: L < q log 2, q the least frequency, means that all are right; L falls, "
                    "so they stay so."),
        ),
        (
            at_most(sp.log(1 + x), x, "the loss at V is at most (M - 1) e^-c", lemma=True, where=where),
            equal((v.M - 1) * sp.exp(-stretch(v)), half, "substitute", "half of q log 2 at c = log(2 (M - 1)/(q log 2))", lemma=True, where=where,
                  transform=sp.simplify),
            equal(
                sp.expand(c**2 * v.S / (2 * t)).subs(t, c**2 * v.S / (v.q * sp.log(2))), half, "substitute",
                "|V|^2/(2 t), the other half, at t = c^2 S/(q log 2)", lemma=True, where=where, transform=sp.simplify,
            ),
            equal((c**2 * v.S / (v.q * sp.log(2))).subs(c, stretch(v)), prediction(v), "substitute", "that time", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.learning_time_at_most",
    statement=(
        "On any separable problem gradient flow from zero answers every token rightly from time S log(2 (M - 1)/(q log 2))^2/(q log 2) on, "
        "S the squared norm of the smallest memory with margins of at least 1, q the frequency of the rarest token."
    ),
    relation=AtMost(),
    observable="time",
    parameters=(NORM, CLASSES, RAREST),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("norm alone", "4 S", lambda v: 4 * v.S),
        Rival("norm for its square", "sqrt(S) in place of S", lambda v: prediction(v) / sp.sqrt(v.S)),
        Rival("frequency alone", "as if S were 1", lambda v: prediction(v) / v.S),
    ),
    remark=(
        "For a cluster of close tokens S is twice the inverse square of the distance between the hulls of the two labels (law "
        "norm_by_hulls): this bounds its learning time at any frequencies within labels, with the right power of 1 - alpha."
    ),
)
