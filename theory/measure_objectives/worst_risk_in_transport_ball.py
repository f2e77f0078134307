"""Robustness in a transport ball adds the radius times the loss's largest slope."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

SLOPE = real("L", "largest slope of the loss, attained far out", low=0, low_open=True, typical=(0.3, 3))
RADIUS = real("r", "radius of the ball in W_1", low=0, low_open=True, typical=(0.1, 2))


def prediction(v: SimpleNamespace) -> Any:
    return v.L * v.r


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, f, g, p = sp.symbols("a b f g p", positive=True)
    where = {a: (0.1, 2), b: (0.1, 2), f: (0.1, 1), g: (0.1, 1), p: (0.1, 0.9), v.L: (0.3, 3), v.r: (0.1, 2)}
    return Derivation(
        (
            Premise("A plan that moves masses by distances a, b, ... raises the mean loss by at most the slope times the mean distance, which is at most r; law `shift_at_most_transport`."),
            Premise("Where the loss has the slope L in some direction everywhere beyond the law, any mass may be moved that way."),
        ),
        (
            at_most(sp.Min(f, v.L) * a * p + sp.Min(g, v.L) * b * (1 - p), v.L * (a * p + b * (1 - p)), "two masses, slopes at most L", lemma=True, where=where),
            equal(v.L * (p * (v.r / p)), prediction(v), "expand", "mass p moved by r/p, whatever p: the bound is attained", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.worst_risk_in_transport_ball",
    statement="Over laws within W_1 distance r the mean of a loss with the slope L far out rises by at most L r, and by exactly that.",
    relation=Equals(exact=True),
    observable="rise",
    parameters=(SLOPE, RADIUS),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("divergence", "of the order of the root of the radius, L sqrt(2 r), as in a Kullback-Leibler ball", lambda v: v.L * sp.sqrt(2 * v.r)),
        Rival("half", "L r/2, half of the mass being free to move", lambda v: v.L * v.r / 2),
    ),
    remark="Whatever the nominal law: the robust risk is the risk plus r times a norm of the loss, a regulariser that does not see the data.",
)
