"""What a shift of the law does to the mean of a loss: its slope times the transport distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

ATOMS = integer("k", "number of atoms of the laws", low=2, typical=(2, 20))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.k


def derivation(v: SimpleNamespace) -> Derivation:
    f, g, s, t = sp.symbols("f g s t", real=True)  # gaps of the distribution functions, slopes of the loss, on two intervals
    a, b = sp.symbols("a b", positive=True)  # the intervals' lengths
    where = {f: (-1, 1), g: (-1, 1), s: (-2, 2), t: (-2, 2), a: (0.1, 2), b: (0.1, 2)}
    return Derivation(
        (
            Premise("By parts, the mean of the loss changes by minus the integral of its slope times the gap of the distribution functions."),
            Premise("On the line W_1 is the integral of the gap's absolute value."),
        ),
        (
            at_most(sp.Abs(a * f * s + b * g * t), sp.Max(sp.Abs(s), sp.Abs(t)) * (a * sp.Abs(f) + b * sp.Abs(g)), "two intervals", lemma=True, where=where),
            equal((a * f * sp.sign(f) + b * g * sp.sign(g)) / (a * sp.Abs(f) + b * sp.Abs(g)), prediction(v), "simplify", "equality for slopes with the gap's sign", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.shift_at_most_transport",
    statement="Between two laws on the line the mean of a loss changes by at most its largest slope times W_1, with equality for the loss whose slope has the sign of the gap of the distribution functions.",
    relation=AtMost(),
    observable="transport",
    parameters=(ATOMS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half", "half of it", lambda v: sp.Rational(1, 2) + 0 * v.k),
        Rival("Kolmogorov", "at most the largest slope times Kolmogorov's distance", None, observable="kolmogorov"),
    ),
    remark="The same with the norm in a kernel's space and MMD, or the largest value and total variation: pushforward.best_of_kernel_ball, pushforward.best_bounded_critic.",
)
