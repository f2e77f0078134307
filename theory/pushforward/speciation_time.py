"""When a diffusion's density splits into two modes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

CENTRE = real("m", "distance of the two modes' means from 0", low=1, low_open=True, typical=(1.3, 6))


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(v.m)


def derivation(v: SimpleNamespace) -> Derivation:
    x, t, c = sp.symbols("x t c", real=True)
    where = {x: (-2, 2), c: (0.2, 2), v.m: (1.1, 4)}
    density = sp.exp(-((x - c) ** 2) / 2) + sp.exp(-((x + c) ** 2) / 2)
    return Derivation(
        (Premise("Data (N(-m, 1) + N(m, 1))/2: at time t the modes have the means -c and c, c = m exp(-t), and the variance 1."),),
        (
            equal(sp.Derivative(sp.log(density), x), -x + c * sp.tanh(c * x), "differentiate", "the score", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit().rewrite(sp.exp) - (-x + c * sp.tanh(c * x)).rewrite(sp.exp)) + (-x + c * sp.tanh(c * x))),
            equal(sp.diff(-x + c * sp.tanh(c * x), x).subs(x, 0), c**2 - 1, "differentiate", "the slope of the score at 0, positive between two modes", lemma=True, where=where),
            equal((c**2 - 1).subs(c, v.m * sp.exp(-sp.log(v.m))), sp.Integer(0), "solve", "it changes sign where c = 1", lemma=True, where=where),
            equal(sp.log(v.m**2) / 2, prediction(v), "solve", "half the logarithm of the variance between the classes, m^2", where=where),
        ),
    )


LAW = Law(
    name="pushforward.speciation_time",
    statement="The noised law of (N(-m, 1) + N(m, 1))/2, m > 1, has two modes before the time log m and one after it.",
    relation=Equals(exact=True),
    observable="time",
    parameters=(CENTRE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("whole variance", "half the logarithm of the data's variance, 1 + m^2", lambda v: sp.log(1 + v.m**2) / 2),
        Rival("one deviation apart", "where the means are two deviations of the noise apart: log(1 + m^2)/2 of pure noise", lambda v: sp.log(v.m) / 2),
    ),
    remark="The reversed diffusion decides for a mode around this time; along the ODE the sign never changes, so that the first noise has decided.",
)
