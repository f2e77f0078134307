"""Birth and death forget at one rate, whatever the target."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK, TIME

LOG_ODDS = real("r", "first log-odds of two atoms, less the target's", typical=(-3, 3))


def prediction(v: SimpleNamespace) -> Any:
    return v.r * sp.exp(-v.t)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, p, q, k = sp.symbols("x y p q k", positive=True)
    where = {x: (0.1, 1), y: (0.1, 1), p: (0.1, 1), q: (0.1, 1), k: (0.1, 2)}
    speeds = {"x": -x * (sp.log(x / p) - k), "y": -y * (sp.log(y / q) - k)}
    return Derivation(
        (Premise("mu' = -mu (log(mu/pi) - KL(mu || pi)); x and y are two atoms' masses, p and q the target's, k = KL(mu || pi)."),),
        (
            equal(speeds["x"] / x - speeds["y"] / y, -(sp.log(x / p) - sp.log(y / q)), "expand", "the derivative of log(x/p) - log(y/q): KL cancels", lemma=True, where=where),
            equal(sp.Derivative(prediction(v), v.t), -prediction(v), "differentiate", "the linear equation that it solves", lemma=True),
            equal(v.r / sp.exp(v.t), prediction(v), "solve", "from r at time 0"),
        ),
    )


LAW = Law(
    name="measure_objectives.log_odds_along_birth_death",
    statement="Under the Fisher-Rao flow of KL(mu || pi) the log-odds of any two atoms, less those of the target, shrink as exp(-t): whatever the target's conditioning or the separation of its modes.",
    relation=Equals(exact=True),
    observable="log_odds",
    parameters=(LOG_ODDS, TIME,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("twice the rate", "exp(-2 t)", lambda v: v.r * sp.exp(-2 * v.t)),
        Rival("the masses relax", "odds, not log-odds, relax at rate 1", lambda v: sp.log(1 + (sp.exp(v.r) - 1) * sp.exp(-v.t))),
        Rival("no forgetting across modes", "the log-odds of far atoms stay", lambda v: v.r + 0 * v.t),
    ),
    remark='So mu_t is proportional to mu_0^exp(-t) pi^(1 - exp(-t)), and between normal laws precisions interpolate. Where mu_0 has no mass, mu_t never has any.',
)
