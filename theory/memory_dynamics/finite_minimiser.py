"""When the cross-entropy has a minimum at all: exactly when no memory answers every token."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_most, equal, integer, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE, TOKENS

SMALLEST = real("tau", "the largest smallest margin of a memory with entries of at most 1", r"\tau", low=0, typical=(0, 1))
DIMENSION = integer("d", "dimension of the inputs", low=1, typical=(2, 20))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Piecewise((1, sp.Eq(v.tau, 0)), (0, True))


def derivation(v: SimpleNamespace) -> Derivation:
    s, a, b, p, q = sp.symbols("s a b p q", positive=True)
    where = {a: (0.1, 2), b: (0.1, 2), p: (0.05, 0.5), q: (0.05, 0.5)}
    along = p * sp.log(1 + sp.exp(-s * a)) + q * sp.log(1 + sp.exp(-s * b))
    return Derivation(
        (
            Premise("Two classes; W counts up to directions that change no margin. Generic data: no direction has all margins >= 0 and some "
                    "of them 0, so that tau = 0 says that every direction has a negative margin."),
            Premise("L is convex and continuous: it has a finite minimiser if L(s W) grows without bound in every direction W."),
        ),
        (
            limit(
                sp.log(1 + sp.exp(s * a)) / s, a, s, sp.oo,
                "tau = 0: in every direction some token has the margin -a s, a > 0; its loss alone grows like a s", lemma=True,
                where={a: (0.5, 2), s: [10, 100, 1000]},
            ),
            equal(
                sp.Derivative(along, s), -p * a / (1 + sp.exp(s * a)) - q * b / (1 + sp.exp(s * b)), "differentiate",
                "tau > 0: along a memory whose margins a, b, ... are all positive the loss falls", lemma=True, where=where | {s: (0.1, 5)},
                transform=lambda e: sp.simplify(e.doit()),
            ),
            at_most(
                -p * a / (1 + sp.exp(s * a)) - q * b / (1 + sp.exp(s * b)), sp.S.Zero,
                "for ever: a finite minimiser W would not be one, since L(W + s V) < L(W)", lemma=True, where=where | {s: (0.1, 5)},
                witness=p * a / (1 + sp.exp(s * a)) + q * b / (1 + sp.exp(s * b)),
            ),
            equal(
                1 - sp.Piecewise((0, sp.Eq(v.tau, 0)), (1, True)), prediction(v), "expand", "one or the other", where={v.tau: [0, 0.5, 1]},
                transform=lambda e: sp.piecewise_fold(e),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.finite_minimiser",
    statement=(
        "With two classes and inputs in general position the cross-entropy has a finite minimiser, to which descent with small steps converges, if and "
        "only if the tokens are not separable; otherwise margins grow for ever."
    ),
    relation=Equals(exact=True),
    observable="finite",
    parameters=(SMALLEST, TOKENS, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("always", "there is always a finite minimiser", lambda v: sp.S.One),
        Rival("never", "there is never one", lambda v: sp.S.Zero),
        Rival("capacity", "there is one if and only if there are more than 2 d tokens", lambda v: sp.Piecewise((1, v.N > 2 * v.d), (0, True))),
        Rival("dimension", "there is one if and only if there are more than d tokens", lambda v: sp.Piecewise((1, v.N > v.d), (0, True))),
    ),
    remark="Not in general position, weak separability decides: a direction with all margins >= 0 and one > 0 lowers the loss for ever.",
)
