"""Two classes: the error of the empirical mode with its prefactor, which depends on the parity of n."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, asymptotic, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE

MAJORITY = real("p_1", "probability of the mode, the other class having the rest", low=0.5, high=1, low_open=True, high_open=True, typical=(0.55, 0.9))
HALF = integer("r", "half of the number of samples, rounded up", low=1, typical=(1, 100))


def prediction(v: SimpleNamespace) -> Any:
    return (4 * v.p_1 * (1 - v.p_1)) ** v.r / (2 * sp.sqrt(sp.pi * v.r) * (2 * v.p_1 - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    p, x = sp.symbols("p x", positive=True)
    j, r = sp.Symbol("j", integer=True, positive=True), sp.Symbol("r", integer=True, positive=True)
    where = {v.p_1: (0.6, 0.9), v.r: [3, 10, 40], p: (0.6, 0.9), x: (0.05, 0.9), r: [3, 10, 40]}
    odds = (1 - v.p_1) / v.p_1
    worst = sp.binomial(2 * v.r - 1, v.r) * (1 - v.p_1) ** v.r * v.p_1 ** (v.r - 1)
    near = 4**v.r / (2 * sp.sqrt(sp.pi * v.r)) * (1 - v.p_1) ** v.r * v.p_1 ** (v.r - 1)
    return Derivation(
        (
            Premise("n = 2 r - 1: the answer is wrong where the other class has r, r + 1, ... samples; n = 2 r errs as often: the last sample can "
                    "only make a tie, which is broken fairly, of a lead of one."),
            Premise("The terms of the binomial sum fall, from the first at r on, like powers of q/p as n grows; q = 1 - p."),
        ),
        (
            equal(
                sp.binomial(2 * r - 1, r) * p**r * (1 - p) ** (r - 1) * (1 - p), sp.binomial(2 * r - 1, r) * (1 - p) ** r * p ** (r - 1) * p,
                "expand", "a right lead of one lost, half of it an error, is as likely as a wrong one lost", lemma=True, where=where,
                transform=sp.powsimp,
            ),
            equal(
                sp.Sum(x**j, (j, 0, sp.oo)), 1 / (1 - x), "sum", "the terms add up to the first over 1 - q/p, x = q/p", lemma=True, where=where,
                transform=lambda e: e.doit().replace(sp.Piecewise, lambda *cases: cases[0][0]),
            ),
            asymptotic(
                worst / (1 - odds), near / (1 - odds), v.r, sp.oo, "Stirling: binomial(2 r - 1, r) is close to 4^r/(2 sqrt(pi r))",
                where={v.p_1: (0.6, 0.9)}, transform=sp.gammasimp,
            ),
            equal(near / (1 - odds), prediction(v), "expand", "1 - q/p = (2 p - 1)/p", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="mode_estimation.prefactor_with_two_classes",
    statement=(
        "With two classes the more frequent of n = 2 r - 1 or 2 r samples, a tie broken fairly, is not the mode with probability asymptotically "
        "(4 p_1 (1 - p_1))^r/(2 sqrt(pi r) (2 p_1 - 1)): the second sample of each pair is of no use."
    ),
    relation=Asymptotic("r"),
    observable="error",
    parameters=(MAJORITY, HALF),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "more classes", "the formula for more classes at n = 2 r, which misses the parity",
            lambda v: (4 * v.p_1 * (1 - v.p_1)) ** v.r / sp.sqrt(4 * sp.pi * v.r) * (sp.sqrt(v.p_1) + sp.sqrt(1 - v.p_1))
            / (2 * (sp.sqrt(v.p_1) - sp.sqrt(1 - v.p_1))),
        ),
        Rival("no prefactor", "(4 p_1 (1 - p_1))^r", lambda v: (4 * v.p_1 * (1 - v.p_1)) ** v.r),
        Rival("tie-breaking", "the same where ties are errors", cell={"ties": "errors"}),
    ),
    remark="The walk of the difference has no steps of 0 and lives on every second place: the prefactor of more classes does not hold.",
)
