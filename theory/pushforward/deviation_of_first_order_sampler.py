"""First-order samplers on normal data: a product of cosines."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE
from lawbook.theory.pushforward.turns import SAMPLER, TURNS, turn_steps


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return sp.Product(sp.cos(v.turns[k]), (k, 0, v.N - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    k = sp.Symbol("k", integer=True)
    return Derivation(
        (SAMPLER, Premise("The map is linear, and the law at level sigma has the deviation s/cos(theta): divide it out at both ends.")),
        (
            *turn_steps(),
            equal(
                sp.exp(sp.Sum(sp.log(sp.cos(v.turns[k])), (k, 0, v.N - 1))), prediction(v), "expand", "logarithms of the steps' factors add up",
                transform=lambda e: sp.Product(sp.exp(e.args[0].function), *e.args[0].limits),
            ),
        ),
    )


LAW = Law(
    name="pushforward.deviation_of_first_order_sampler",
    statement=(
        "The deterministic first-order sampler on N(0, s^2), with exact denoisers at noise levels sigma_0 > ... > sigma_N, gives a deviation that is the exact one times the "
        "product of cos(theta_k - theta_(k+1)), theta_k = arctan(sigma_k/s): every finite number of steps gives too little spread."
    ),
    relation=Equals(exact=True),
    observable="ratio",
    parameters=(TURNS,),
    conditions=(Condition("turns sum to at most a right angle", lambda v: v.turns.sum() <= 1.5707963267949),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no loss", "the exact deviation", lambda v: 1 + 0 * prediction(v)),
        Rival("two terms", "1 - sum of squared turns/2", lambda v: 1 - sp.Sum(v.turns[sp.Symbol("k", integer=True)] ** 2, (sp.Symbol("k", integer=True), 0, v.N - 1)) / 2),
        Rival("variances", "cosines squared", lambda v: prediction(v) ** 2),
    ),
    remark="Euler's rule for the linear path is the same sampler, with tan(theta_k) = (1 - t_k)/(s t_k), and so is the first-order rule for diffusions (DDIM).",
)
