"""A far particle hardly feels a Gaussian kernel."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from scipy import special

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE

FAR = real("x", "first distance of the particle from the target", low=0, low_open=True, typical=(1.5, 4))
NEAR = real("y", "distance at which it has arrived", low=0, low_open=True, typical=(0.2, 1))


def formula(v: SimpleNamespace) -> Any:
    z = sp.Symbol("z", positive=True)
    return sp.Integral(v.h**2 / z * sp.exp(z**2 / (2 * v.h**2)), (z, v.y, v.x))


def evaluate(x: float, y: float, h: float) -> float:
    return float(h**2 / 2 * (special.expi(x**2 / (2 * h**2)) - special.expi(y**2 / (2 * h**2))))


def evaluate_digits(mp: Any, x: Any, y: Any, h: Any) -> Any:
    return h**2 / 2 * (mp.ei(x**2 / (2 * h**2)) - mp.ei(y**2 / (2 * h**2)))


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", positive=True)
    where = {z: (0.3, 3), v.h: (0.7, 2), v.x: (1.2, 3), v.y: (0.2, 1)}
    speed = z / v.h**2 * sp.exp(-(z**2) / (2 * v.h**2))
    return Derivation(
        (Premise("Half the squared discrepancy of two unit masses at distance z is 1 - exp(-z^2/(2 h^2)); the flow goes down its slope."),),
        (
            equal(sp.Derivative(1 - sp.exp(-(z**2) / (2 * v.h**2)), z), speed, "differentiate", "the speed at distance z", lemma=True, where=where),
            equal(sp.Integral(1 / speed, (z, v.y, v.x)), formula(v), "expand", "the time from x to y; z^2/(2 h^2) as variable makes it an exponential integral", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.escape_time_of_gaussian_kernel",
    statement='One particle under the flow of half the squared kernel discrepancy (Gaussian kernel, bandwidth h) from the unit mass at 0 goes from x to y in the time (h^2/2) (Ei(x^2/(2 h^2)) - Ei(y^2/(2 h^2))): exponential in the squared distance.',
    relation=Equals(exact=True),
    observable="time",
    parameters=(FAR, NEAR, BANDWIDTH,),
    conditions=(Condition("y < x: the particle comes nearer", lambda v: v.y < v.x),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("late asymptotics", "h^4/x^2 exp(x^2/(2 h^2)) at every distance", lambda v: v.h**4 / v.x**2 * sp.exp(v.x**2 / (2 * v.h**2)) + 0 * v.y),
        Rival("quadratic well", "h^2 log(x/y), as near the target", lambda v: v.h**2 * sp.log(v.x / v.y)),
        Rival("energy kernel", "the same for the kernel -|x - y|, which takes the time x - y", cell={"kernel": "energy"}),
    ),
    remark='About (h^4/x^2) exp(x^2/(2 h^2)) from far away, on top of which nothing that happens near the target matters.',
)
