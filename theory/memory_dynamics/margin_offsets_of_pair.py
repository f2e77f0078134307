"""The margins of two correlated tokens in the long run: the same growth, and offsets that keep the frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES, logistic
from lawbook.theory.memory_dynamics.setting import CORRELATION, FREQUENCY, HERE, STEP, STEPS


def prediction(v: SimpleNamespace) -> Any:
    return v.p * v.eta * v.T * (1 - v.alpha) * 2  # in this order SymPy does not expand it


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, t, m = sp.symbols("x y t m", positive=True)
    reach = 2 * (1 - v.alpha)
    where = {v.p: (0.05, 0.95), v.alpha: (-0.8, 0.95), t: (1, 100), x: (0.1, 9), y: (0.1, 9), m: [5, 10, 20, 30, 40]}
    return Derivation(
        (
            *PREMISES,
            Premise("Both tokens end with what they have to learn in balance, a = b = beta/t with one beta for both, t = eta T: the memory "
                    "then grows along one direction, in which both margins are equal."),
        ),
        (
            equal(
                sp.Derivative(sp.log(reach * v.p * t), t), 2 * (1 / (reach * t) - v.alpha / (reach * t)), "differentiate",
                "dm/dt = 2 (a - alpha b) at beta = 1/(2 (1 - alpha))", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                sp.Matrix([[1, -v.alpha], [-v.alpha, 1]]).det(), (1 - v.alpha) * (1 + v.alpha), "expand",
                "the only beta, as the interaction is invertible", lemma=True, where=where, transform=sp.factor,
            ),
            limit(
                sp.exp(m) * logistic(-m), sp.Integer(1), m, sp.oo, "a = p sigma(-m), asymptotically p e^-m: so e^m is asymptotically p/a",
                lemma=True, where=where,
            ),
            equal(v.p / (1 / (reach * v.eta * v.T)), prediction(v), "substitute", "at a = 1/(2 (1 - alpha) eta T)",
                  where=where | {v.eta: (0.1, 9), v.T: (1, 100)}),
        ),
    )


LAW = Law(
    name="memory_dynamics.margin_offsets_of_pair",
    statement=(
        "The margin of a token of frequency p in a pair of correlation alpha is log(2 (1 - alpha) p eta T) up to a term that tends to "
        "0: e^m is asymptotically 2 (1 - alpha) p eta T."
    ),
    relation=Asymptotic("T"),
    observable="exp_margin",
    parameters=(restrict(FREQUENCY, high_open=True), CORRELATION, STEP, restrict(STEPS, low=1, typical=(1e4, 1e6))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no frequencies", "both as if p = 1/2", lambda v: (1 - v.alpha) * v.eta * v.T),
        Rival("no interference", "2 p eta T", lambda v: 2 * v.p * v.eta * v.T),
        Rival("squared correlation", "2 (1 - alpha^2) p eta T", lambda v: prediction(v) * (1 + v.alpha)),
    ),
    remark="The direction of the memory forgets the frequencies, its offsets never do.",
)
