"""How slowly the margins of two correlated tokens settle at their offsets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Law, Premise, Rival, Scales, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES, logistic
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE, TIME


def mode(alpha: Any) -> Any:
    """The eigenvalue of the linearised flow for the difference of both tokens."""
    return (1 + alpha) / (1 - alpha)


def prediction(v: SimpleNamespace) -> Any:
    return -sp.Min(1, mode(v.alpha))


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", real=True)
    t, r, c, m = sp.symbols("t r c m", positive=True)
    alpha = v.alpha
    where = {alpha: (-0.9, 0.9), x: (-1, 1), y: (-1, 1), t: (1, 99), r: (1.5, 5), c: (0.1, 2), m: [5, 10, 20, 30, 40]}
    return Derivation(
        (
            *PREMISES,
            Premise("Near the end a = (1 + x)/(2 (1 - alpha) t), b = (1 + y)/(2 (1 - alpha) t), x and y small; in log t the flow of "
                    "the margins, m = log(2 (1 - alpha) p t) - x, becomes dx/dlog t = -(x - alpha y)/(1 - alpha), to first order."),
            Premise("a = p e^-m (1 - e^-m + ...), and e^-m falls like 1/t with a factor 1/p: it pushes x and y by unlike multiples of "
                    "1/t unless p_1 = p_2."),
        ),
        (
            equal(
                (x - alpha * y) / (1 - alpha) - (y - alpha * x) / (1 - alpha), mode(alpha) * (x - y), "expand",
                "the difference x - y is a mode of its own", lemma=True, where=where, transform=sp.simplify,
            ),
            equal(
                t * sp.Derivative(t ** (-r), t), -r * t ** (-r), "differentiate", "a mode r left alone falls like t^-r", lemma=True,
                where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                t * sp.Derivative(c / ((r - 1) * t), t) + r * c / ((r - 1) * t), c / t, "differentiate",
                "pushed by c/t it follows like 1/t", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            limit(
                sp.exp(m) * (1 - sp.exp(m) * logistic(-m)), sp.Integer(1), m, sp.oo, "the push: 1 - e^m sigma(-m) is asymptotically e^-m",
                lemma=True, where=where,
            ),
            equal(sp.Max(-1, -mode(alpha)), prediction(v), "solve", "the slower of both remains", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.offset_decay_of_pair",
    statement=(
        "Under gradient flow the difference of the margins of two tokens approaches log(p_1/p_2) like t^-min(1, (1 + alpha)/(1 - alpha)): "
        "slowly where tokens cooperate."
    ),
    relation=Scales("t"),
    observable="distance",
    parameters=(HEAD, CORRELATION, restrict(TIME, low_open=True, typical=(1e3, 1e9))),
    conditions=(
        Condition("alpha is not 0, where a logarithm enters", lambda v: abs(v.alpha) > 1e-9),
        Condition("p_1 > 1/2: equal tokens never differ", lambda v: v.p_1 > 0.5),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("always 1", "1/t for every correlation", lambda v: sp.Integer(-1)),
        Rival("mode alone", "t^-(1 + alpha)/(1 - alpha) for every correlation", lambda v: -mode(v.alpha)),
        Rival("inverse", "the tokens interfere where they cooperate", lambda v: -sp.Min(1, 1 / mode(v.alpha))),
    ),
    remark="In general the least eigenvalue of K D_beta: fits of margin = log t + constant mislead where it is small.",
)
