"""When the rare of two close tokens is learnt: inversely proportional to the distance of their inputs, with its constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import CLOSENESS, PREMISES
from lawbook.theory.memory_dynamics.setting import HEAD, HERE


def prediction(v: SimpleNamespace) -> Any:
    p, rare = v.p_1, 1 - v.p_1
    constant = 4 / rare - 2 / (p * rare) + (1 / rare - 1 / p) * sp.log(p / rare) + sp.log(2 * p / rare - 1) / p
    return v.k / 4 * constant


def antiderivative(a: Any, p: Any) -> Any:
    """G(a): the slow time, times 4 (1 - alpha), as a function of what each token has still to learn."""
    rare = 1 - p
    return -2 / a + sp.log(a / (p - a)) / p + sp.log(a / (rare - a)) / rare


def derivation(v: SimpleNamespace) -> Derivation:
    p, rare = v.p_1, 1 - v.p_1
    share, m = sp.Symbol("s", positive=True), sp.Symbol("m", real=True)
    a = share * rare
    where = {p: (0.55, 0.95), share: (0.05, 0.95), v.k: (1, 100), m: (-3, 3)}
    x = sp.Symbol("x", positive=True)
    slow = sp.log(p / x - 1) + sp.log(rare / x - 1)
    return Derivation(
        (
            *PREMISES,
            Premise("As alpha tends to 1 the difference of margins relaxes at once to a = b; their sum s moves by ds/dt = 4 (1 - alpha) a."),
            Premise("At a = b both margins are functions of a: m_x = log(p_x/a - 1). The flow starts from s = 0 and the rare token is "
                    "learnt at m_2 = 0."),
        ),
        (
            equal(
                sp.log(p / (p * rare) - 1) + sp.log(rare / (p * rare) - 1), sp.Integer(0), "substitute",
                "the start, s = 0, is a = p_1 p_2", lemma=True, where=where, transform=lambda e: sp.simplify(sp.logcombine(e, force=True)),
            ),
            equal(
                sp.log(rare / (rare / 2) - 1), sp.Integer(0), "substitute", "the rare token is learnt at a = p_2/2", lemma=True, where=where,
            ),
            equal(
                (-sp.Derivative(slow, x).doit() / x).subs(x, a), sp.Derivative(antiderivative(x, p), x).doit().subs(x, a),
                "differentiate", "the time that a change of a takes, times 4 (1 - alpha): -ds/da / a = dG/da", lemma=True, where=where,
                transform=lambda e: sp.simplify(e),
            ),
            equal(
                v.k / 4 * (antiderivative(p * rare, p) - antiderivative(rare / 2, p)), prediction(v), "substitute",
                "from a = p_1 p_2 down to p_2/2", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.learning_time_of_rare_token",
    statement=(
        "From zero, gradient flow learns the rare of two tokens at a time asymptotically Delta(p_1)/(4 (1 - alpha)) as their "
        "inputs collide, Delta = 4/p_2 - 2/(p_1 p_2) + (1/p_2 - 1/p_1) log(p_1/p_2) + log(2 p_1/p_2 - 1)/p_1."
    ),
    relation=Asymptotic("k"),
    observable="time",
    parameters=(restrict(HEAD, low_open=True, typical=(0.6, 0.95)), CLOSENESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("balanced", "2/(1 - alpha), whatever the frequencies", lambda v: 2 * v.k),
        Rival("rare token alone", "1/(p_2 (1 - alpha))", lambda v: v.k / (1 - v.p_1)),
        Rival("square root", "like (1 - alpha)^(-1/2)", lambda v: prediction(v) / sp.sqrt(v.k)),
    ),
    remark="Steps of descent: this over the step size, while it is small.",
)
