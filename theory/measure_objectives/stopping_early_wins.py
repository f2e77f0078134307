"""A flow towards a sample forgets its start and learns the sample's noise: it pays to stop early."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Ordered, Premise, Rival, at_least, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.passage_from_outside import MOVE
from lawbook.theory.measure_objectives.setting import HERE

SIZE = integer("m", "size of the sample", low=1, typical=(20, 2000))
START = real("g", "squared distance of the start from the truth, in units of the sample's, 1/(6 m)", low=0, typical=(0.2, 5))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0) * v.m * v.g


def derivation(v: SimpleNamespace) -> Derivation:
    u, a, b = sp.symbols("u a b", positive=True)
    z, t = sp.Symbol("z", real=True), sp.Symbol("t", positive=True)
    s = sp.Symbol("s", positive=True)
    where = {v.m: [5, 50], t: (0.1, 2), v.g: (0.2, 5), u: (0.1, 0.9), a: (0.1, 1), b: (0.1, 1), z: (-1, 1), s: (0.05, 0.95)}
    shift = a * sp.exp(-2 * t) - z * (1 - sp.exp(-2 * t))
    half = sp.Rational(1, 2)
    return Derivation(
        (
            MOVE,
            Premise("Q = u + delta: to leading order in 1/sqrt(m) the quantile sees the same error z = F_m(u) - u of the sample's distribution function all the time: delta' = -2 (delta + z)."),
            Premise("z has the mean 0 and the variance u (1 - u)/m; the start is delta = sqrt(2 g/m) (1/2 - u)."),
        ),
        (
            equal(sp.Derivative(shift, t), -2 * (shift + z), "differentiate", "delta from a at time 0", lemma=True, where=where, transform=lambda e: sp.expand(e.doit() + 2 * (shift + z)) - 2 * (shift + z)),
            equal(sp.Integral(u * (1 - u), (u, 0, 1)), sp.Rational(1, 6), "integrate", "the sample's own share, times 1/m", lemma=True),
            equal(sp.Integral((half - u) ** 2, (u, 0, 1)), sp.Rational(1, 12), "integrate", "the start's share, times 2 g/m", lemma=True),
            equal(a * s**2 + b * (1 - s) ** 2, (a + b) * (s - b / (a + b)) ** 2 + a * b / (a + b), "expand", "the best time to stop has exp(-2 t) = b/(a + b)", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.simplify(e - (a + b) * (s - b / (a + b)) ** 2 - a * b / (a + b))) + (a + b) * (s - b / (a + b)) ** 2 + a * b / (a + b)),
            at_least((a + b) * (s - b / (a + b)) ** 2, 0, "and no time does better", lemma=True, where=where),
            equal(1 / (6 * v.m) - (v.g / (6 * v.m)) * (1 / (6 * v.m)) / (v.g / (6 * v.m) + 1 / (6 * v.m)), 1 / (6 * v.m * (1 + v.g)), "expand",
                  "what is won over the sample's own 1/(6 m) at a = g/(6 m), b = 1/(6 m)", lemma=True, where=where, transform=sp.factor),
            at_least(1 / (6 * v.m * (1 + v.g)), prediction(v), "always something", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.stopping_early_wins",
    statement=(
        "The flow of the Cramer distance towards a sample of m uniform numbers, from a law at the squared distance g/(6 m) from the truth, stopped at the time "
        "log(1 + g)/2, is on average nearer in W_2^2 to the truth than the sample, at which the flow would end."
    ),
    relation=Ordered(above="sample", below="stopped"),
    observable="advantage",
    parameters=(SIZE, START),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("stop at once", "the start itself is nearer, whatever its distance", cell={"t": 0.0, "g": 8.0}),
        Rival("by more than the sample's own distance", "by 1/(6 m)", lambda v: 1 / (6 * v.m) + 0 * v.g),
    ),
    remark="To leading order in m the distance is (g exp(-4 t) + (1 - exp(-2 t))^2)/(6 m), at best g/(1 + g) of the sample's own: early stopping shrinks the sample towards the start as ridge regression does.",
)
