"""How many samples importance weights cost: the chi-square divergence, infinite beyond a threshold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

SHIFT = real("m", "mean of the target", typical=(-1.2, 1.2))
SCALE = real("s", "standard deviation of the target", low=0, low_open=True, high=2**0.5, high_open=True, typical=(0.4, 1.2))


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(v.m**2 / (2 - v.s**2)) / (v.s * sp.sqrt(2 - v.s**2))


def derivation(v: SimpleNamespace) -> Derivation:
    x, k = sp.Symbol("x", real=True), sp.Symbol("k", positive=True)
    where = {v.m: (-1, 1), v.s: (0.4, 1.2), k: (0.3, 3)}
    exponent = x**2 / 2 - (x - v.m) ** 2 / v.s**2
    centre = 2 * v.m / (2 - v.s**2)
    return Derivation(
        (
            Premise("The second moment of w = dq/dp under p is its mean under q, 1 + chi^2(q || p); n draws are worth n/(1 + chi^2)."),
        ),
        (
            equal(exponent, v.m**2 / (2 - v.s**2) - (2 - v.s**2) / (2 * v.s**2) * (x - centre) ** 2, "expand", "the square is completed", lemma=True, where=where, transform=sp.simplify),
            equal(sp.Integral(sp.exp(-k * x**2), (x, -sp.oo, sp.oo)), sp.sqrt(sp.pi / k), "integrate", "finite as long as 2 - s^2 > 0", lemma=True, where=where),
            equal(
                sp.exp(v.m**2 / (2 - v.s**2)) / (sp.sqrt(2 * sp.pi) * v.s**2) * sp.sqrt(sp.pi / ((2 - v.s**2) / (2 * v.s**2))), prediction(v), "simplify",
                "k = (2 - s^2)/(2 s^2)", where=where, transform=lambda e: sp.powdenest(sp.simplify(e), force=True),
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.mean_importance_weight",
    statement="For q = N(m, s^2) and p = N(0, 1) the weights dq/dp have the second moment exp(m^2/(2 - s^2))/(s sqrt(2 - s^2)) under p, which is 1 + chi^2(q || p): finite exactly for s^2 < 2.",
    relation=Equals(),
    observable="weight",
    parameters=(SHIFT, SCALE),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("Kullback-Leibler", "exp(2 KL)", lambda v: sp.exp(v.s**2 + v.m**2 - 1 - 2 * sp.log(v.s))),
        Rival("shift alone", "exp(m^2), whatever the scale", lambda v: sp.exp(v.m**2)),
    ),
)
