"""Noising brings any two laws nearer to each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, Source, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER, TIME

DISTANCE = real("D", "distance W_2 at time 0", low=0, low_open=True, typical=(0.1, 4))


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-v.t) * v.D


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, n = sp.symbols("x y n", real=True)
    s, r, c, k = sp.symbols("s r c k", positive=True)
    where = {v.t: (0.1, 2), v.D: (0.1, 4), x: (-2, 2), y: (-2, 2), n: (-2, 2), s: (0.2, 3), r: (0.2, 3), c: (0.1, 0.5), k: (0.5, 0.9)}
    return Derivation(
        (
            Premise("Run both processes with one Brownian motion, from an optimal coupling of their starts: at time t this is one coupling of p_t and q_t, so W_2 is at most its cost."),
        ),
        (
            equal((sp.exp(-v.t) * x + n) - (sp.exp(-v.t) * y + n), sp.exp(-v.t) * (x - y), "expand", "the noise n is the same for both", lemma=True, where=where),
            equal(
                (c * s**2 + k) * (c * r**2 + k) - (c * s * r + k) ** 2, c * k * (s - r) ** 2, "expand",
                "for deviations s, r of normal laws, c = exp(-2 t) and k = 1 - c, positive: the inequality is strict unless s = r", lemma=True, where=where,
            ),
            equal(sp.sqrt(sp.exp(-2 * v.t) * v.D**2), prediction(v), "substitute", "the coupling's mean square", where=where),
        ),
    )


LAW = Law(
    name="pushforward.distance_at_most_under_noising",
    statement="Two laws noised for the time t are at the distance W_2 of at most exp(-t) times their first one, with equality for points and for translates.",
    relation=AtMost(),
    observable="distance",
    parameters=(DISTANCE, TIME),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("twice as fast", "exp(-2 t)", lambda v: sp.exp(-2 * v.t) * v.D),
        Rival("nineteen twentieths", "0.95 of it", lambda v: sp.Rational(19, 20) * prediction(v)),
        Rival("time alone", "1/(1 + t)^2", lambda v: v.D / (1 + v.t) ** 2),
    ),
    remark="Backwards in time the bound is a warning: two laws that differ by a little at time T may differ by exp(T) times as much at the data.",
)
