"""One input with two labels: the step size above which descent cycles for ever."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Threshold, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import HEAD, HERE


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (v.p_1 * (1 - v.p_1))


def derivation(v: SimpleNamespace) -> Derivation:
    m, eta, p = sp.Symbol("m", real=True), sp.Symbol("eta", positive=True), v.p_1
    star = sp.log(p / (1 - p))
    step = m + 2 * eta * (p - logistic(m))
    where = {p: (0.55, 0.95), eta: (0.1, 9), m: (-3, 3)}
    return Derivation(
        (
            Premise("alpha = 1: both tokens have one input, and labels that contradict each other; m -> m + 2 eta (p_1 - sigma(m))."),
            Premise("A fixed point is stable where the slope of the map lies between -1 and 1, and sheds a cycle of two where it "
                    "passes -1."),
        ),
        (
            equal(step.subs(m, star), star, "substitute", "the fixed point log(p_1/p_2)", lemma=True, where=where,
                  transform=lambda e: star + sp.simplify(e - star)),
            equal(
                sp.Derivative(step, m).doit().subs(m, star), 1 - 2 * eta * p * (1 - p), "differentiate", "the slope of the map there",
                lemma=True, where=where, transform=sp.simplify,
            ),
            equal(2 / (2 * p * (1 - p)), prediction(v), "solve", "it passes -1 at eta p_1 p_2 = 1", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.cycle_of_collapsed_pair",
    statement=(
        "Two tokens with one input and contradictory labels: descent settles at log(p_1/p_2) below the step size 1/(p_1 p_2), and "
        "cycles above it."
    ),
    relation=Threshold("eta"),
    observable="step",
    parameters=(HEAD,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("sharpness at the origin", "2/S(0) = 4", lambda v: sp.Integer(4)),
        Rival("half of it", "1/(2 p_1 p_2)", lambda v: prediction(v) / 2),
    ),
    remark="Beyond it: periods two, four and more, and chaos. A spike is benign only where the problem is separable.",
)
