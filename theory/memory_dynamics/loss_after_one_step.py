"""One step of any size: what it leaves of the loss."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, speed, speed_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCIES, HERE, STEP, TOKENS


def over_tokens(v: SimpleNamespace, margin: Any) -> Any:
    """The loss at margins given as a function of the frequency."""
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x] * sp.log(1 + (v.M - 1) * sp.exp(-margin(v.p[x]))), (x, 0, v.N - 1))


def prediction(v: SimpleNamespace) -> Any:
    return over_tokens(v, lambda p: v.eta * p)


def derivation(v: SimpleNamespace) -> Derivation:
    p, s, rest = sp.symbols("p s rest", positive=True)
    m = sp.Symbol("m", positive=True)
    where = {v.M: [2, 3, 5, 20], v.eta: (0.1, 50)}
    return Derivation(
        (*PREMISES, Premise("A step of descent adds eta p times the speed to the margin.")),
        (
            *speed_steps(v.M),
            equal(
                v.eta * p * speed(sp.Integer(0), v.M), v.eta * p, "substitute", "at the margin 0 the speed is 1", lemma=True,
                where=where | {p: (0.01, 1)}, transform=lambda e: sp.simplify(e),
            ),
            equal(
                -sp.log(sp.exp(s) / (sp.exp(s) + (v.M - 1) * sp.exp(s - m))), sp.log(1 + (v.M - 1) * sp.exp(-m)), "expand",
                "the loss of a token with one margin", lemma=True, where={v.M: [2, 3, 5], s: (0.1, 2), m: (0.1, 5)},
                transform=lambda e: sp.log(sp.simplify(sp.exp(e))),
            ),
            equal(
                over_tokens(v, lambda p: v.eta * p * speed(sp.Integer(0), v.M)), prediction(v), "substitute",
                "the mean over the tokens", where=where,
                transform=lambda e: e.replace(sp.Sum, lambda term, *limits: sp.Sum(sp.simplify(term), *limits)),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.loss_after_one_step",
    statement=(
        "With orthonormal embeddings one step of size eta from zero leaves the loss sum of p log(1 + (M - 1) e^(-eta p)): a huge "
        "step learns all tokens at once."
    ),
    relation=Equals(exact=True),
    observable="loss",
    parameters=(FREQUENCIES, STEP, CLASSES, TOKENS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half the speed", "margins eta p (M - 1)/M", lambda v: over_tokens(v, lambda p: v.eta * p * (v.M - 1) / v.M)),
        Rival("equal frequencies", "margins eta / N", lambda v: over_tokens(v, lambda p: v.eta / v.N)),
    ),
)
