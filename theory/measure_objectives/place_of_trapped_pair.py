"""Two particles that share an atom of too little mass come to rest beside it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.pairs import PAIR, velocity
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE

MASS = real("q", "mass of the atom", low=0, high=1, low_open=True, high_open=True, typical=(0.25, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    return v.h * sp.sqrt(sp.Rational(2, 3) * sp.log(1 / v.q))


def derivation(v: SimpleNamespace) -> Derivation:
    s, c, y = sp.symbols("s c y", positive=True)
    where = {s: (0.2, 1.5), v.h: (0.5, 2), v.q: (0.3, 0.9), y: (0.02, 0.9)}
    atom = [(0, v.q)]
    together = (velocity(c + s, c - s, atom, v.h) + velocity(c - s, c + s, atom, v.h)) / 2
    rest = s / v.h**2 * sp.exp(-2 * s**2 / v.h**2) - v.q * s / v.h**2 * sp.exp(-(s**2) / (2 * v.h**2))
    return Derivation(
        (PAIR,),
        (
            equal(velocity(s, -s, atom, v.h), rest, "expand", "at the same distance s to both sides", lemma=True, where=where),
            equal(rest.subs(s, prediction(v)), sp.Integer(0), "substitute", "at rest: exp(-3 s^2/(2 h^2)) = q", lemma=True, where={v.h: (0.5, 2), v.q: (0.3, 0.9)}, transform=sp.simplify),
            equal(sp.diff(together, c).subs(c, 0), -v.q / v.h**2 * (1 - s**2 / v.h**2) * sp.exp(-(s**2) / (2 * v.h**2)), "differentiate",
                  "the pair moved as one comes back, as long as s < h, which is q > exp(-3/2)", lemma=True, where=where, transform=lambda e: sp.factor(sp.simplify(e))),
            equal(sp.Derivative(sp.exp(-2 * s**2) - v.q * sp.exp(-(s**2) / 2), s).doit().subs(v.q, sp.exp(-3 * s**2 / 2)), -3 * s * sp.exp(-2 * s**2), "differentiate",
                  "and so does a change of distance: the push falls faster than the pull (h = 1)", lemma=True, where=where, transform=sp.simplify),
            at_most(sp.log(y), y - 1, "so that log(1/q) > 0 and the pair does not merge", lemma=True, where=where),
            equal(v.h * sp.sqrt(-sp.Rational(2, 3) * sp.log(v.q)), prediction(v), "solve", "solved for s", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.place_of_trapped_pair",
    statement="Two particles of mass 1/2 under the flow of a Gaussian kernel's MMD, beside an atom of mass q > exp(-3/2) whose companions are far, come to rest at the distance h sqrt((2/3) log(1/q)) to both sides of it: a stable end that is not the target.",
    relation=Equals(exact=True),
    observable="half_distance",
    parameters=(BANDWIDTH, MASS),
    conditions=(Condition("q > exp(-3/2): else the pair slips off to one side", lambda v: v.q > 0.2231302),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("on the atom", "both at the atom", lambda v: 0 * v.h * v.q),
        Rival("one kernel", "h sqrt(2 log(1/q)), as if push and pull had the same argument", lambda v: v.h * sp.sqrt(2 * sp.log(1 / v.q))),
        Rival("bandwidth", "at the distance h", lambda v: v.h + 0 * v.q),
    ),
    remark="For a target of two far points q = 1/2: the pair rests at 0.68 h to both sides of one of them, and nothing goes to the other.",
)
