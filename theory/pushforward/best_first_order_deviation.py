"""The best placement of noise levels turns by equal angles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, STEPS
from lawbook.theory.pushforward.turns import ANGLE, SAMPLER, turn_steps


def prediction(v: SimpleNamespace) -> Any:
    return sp.cos(v.Theta / v.N) ** v.N


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", positive=True)
    m, h = sp.symbols("m h", real=True)
    where = {m: (0, 0.7), h: (0, 0.7), v.Theta: (0.2, 1.5), v.N: [2, 5, 20], x: (0.1, 1)}
    return Derivation(
        (
            SAMPLER,
            Premise("The output's deviation is the exact one times the product of the cosines of the turns, which sum to Theta <= pi/2 (law `deviation_of_first_order_sampler`)."),
            Premise("Jensen: the mean of a concave function is at most its value at the mean."),
        ),
        (
            *turn_steps(),
            at_most(sp.diff(sp.log(sp.cos(x)), x, 2), sp.Integer(0), "log cos is concave below a right angle", lemma=True, where=where),
            at_most(sp.cos(m - h) * sp.cos(m + h), sp.cos(m) ** 2, "two steps: equal turns are best", lemma=True, where=where, witness=sp.sin(h) ** 2),
            equal(sp.exp(v.N * sp.log(sp.cos(v.Theta / v.N))), prediction(v), "expand", "N equal turns", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="pushforward.best_first_order_deviation",
    statement=(
        "However N noise levels are placed between angles Theta apart, the first-order sampler on normal data keeps at most cos(Theta/N)^N of the deviation, "
        "which equal angles attain: at best pi^2/(8 N) is lost."
    ),
    relation=AtMost(),
    observable="ratio",
    parameters=(ANGLE, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one step", "steps do not help: cos(Theta)", lambda v: sp.cos(v.Theta)),
        Rival("half the steps", "two evaluations a step: cos(2 Theta/N)^(N/2)", lambda v: sp.cos(2 * v.Theta / v.N) ** (v.N / 2)),
    ),
    remark="At N = 12, s = 0.7 and levels from 80 to 0.001: equal angles keep 0.903, the grid of Karras et al. (rho = 7) 0.793, equal ratios 0.790.",
)
