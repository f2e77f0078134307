"""Where not all tokens can be memorised: the step size above which descent leaves the minimiser."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Threshold, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, TOKENS

DIMENSION = integer("d", "dimension of the inputs", low=1, typical=(2, 8))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1)


def derivation(v: SimpleNamespace) -> Derivation:
    x, h = sp.Symbol("x", real=True), sp.Symbol("h", positive=True)
    S, r = sp.symbols("S r", positive=True)
    where = {x: (-2, 2), h: (0.1, 9), S: (0.05, 2), r: (0.1, 3)}
    return Derivation(
        (
            Premise("Near the minimiser the loss is half of x^2 S along the Hessian's eigenvector of eigenvalue S, x the distance from it: "
                    "what is left out is of third order."),
            Premise("A step along it multiplies x by its slope; it comes back where all slopes lie between -1 and 1, which that of the "
                    "largest eigenvalue S leaves first, as slopes are below 1."),
        ),
        (
            equal(
                sp.Derivative(x - h * sp.Derivative(S * x**2 / 2, x), x), 1 - h * S, "differentiate", "the slope of a step of size h",
                lemma=True, where=where, transform=lambda e: e.doit(),
            ),
            equal(
                (1 - h * S).subs(h, 2 * r / S), 1 - 2 * r, "substitute", "at a step of r times 2/S", lemma=True, where=where,
            ),
            equal((1 - (-1)) / sp.Integer(2), prediction(v), "solve", "1 - 2 r = -1", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.threshold_of_minimiser",
    statement=(
        "Where the cross-entropy has a minimiser, descent started near it returns for step sizes below 2/S, S the sharpness there, and "
        "leaves it for larger ones: the threshold is 1 in units of 2/S."
    ),
    relation=Threshold("r"),
    observable="share",
    parameters=(TOKENS, DIMENSION, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("sharpness at the origin", "the threshold is 2/S(0)", observable="share_at_origin"),
        Rival("half of it", "1/S: returning without overshooting", lambda v: sp.Rational(1, 2)),
    ),
    remark="Local: cycles can coexist with a stable minimiser. In a separable problem S falls for ever and every step size ends stable.",
)
