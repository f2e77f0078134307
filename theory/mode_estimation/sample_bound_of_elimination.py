"""Where the published 108 comes from: a sample by which the class is gone, with high probability."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import LEVEL, SORTED, root, root_steps, test_level


def kappa(v: SimpleNamespace) -> Any:
    return 108 * v.p_1 / (v.p_1 - v.p_2) ** 2


def prediction(v: SimpleNamespace) -> Any:
    return root(kappa(v), v.m, v.ell)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, L, n, kap = sp.symbols("x y L n kappa", positive=True)  # x = n p_1, y = N_max
    where = {kap: (110, 5000), v.m: [2, 5, 100], v.ell: (1, 60)}
    (solved,) = root_steps(kap, v.m, v.ell, where)
    return Derivation(
        (
            Premise("On the event of law `validity_at_published_constant` counts stray by at most sqrt(3 n p_1 L_n) each and N_max <= 2 n p_1."),
            Premise("Class 2 is gone once n (p_1 - p_2) exceeds both deviations and the width sqrt(24 N_max L_n) of the test."),
        ),
        (
            at_most(
                sp.sqrt(24 * y * L).subs(y, 2 * x / (1 + y)), sp.sqrt(48 * x * L), "the width with N_max = 2 x/(1 + y) <= 2 x, x = n p_1",
                lemma=True, where={x: (1, 100), y: (0.01, 5), L: (1, 30)},
            ),
            equal((sp.sqrt(48 * x * L) + 2 * sp.sqrt(3 * x * L)) ** 2, 108 * x * L, "expand", "(sqrt(48) + sqrt(12))^2 = 108", lemma=True,
                  where={x: (1, 100), L: (1, 30)}),
            equal(
                (108 * n * v.p_1 * L) / (n * (v.p_1 - v.p_2) ** 2), kappa(v) * L, "expand", "gone at n = 108 p_1 L_n/(p_1 - p_2)^2", lemma=True,
                where={v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.3), L: (1, 30), n: (1, 100)},
            ),
            equal(
                (kap * test_level(root(kap, v.m, v.ell), v.m, v.ell)).subs(kap, kappa(v)), prediction(v), "solve", solved.because,
                where={v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.3), v.m: [2, 5, 100], v.ell: (1, 60)},
                transform=lambda e: solved.transform(e.subs(kappa(v), kap)).subs(kap, kappa(v)),
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.sample_bound_of_elimination",
    statement=(
        "Elimination with the published c = 24 drops the second class on average before the sample n that solves "
        "n = 108 p_1 ln(pi^2 n^2 m/delta)/(p_1 - p_2)^2."
    ),
    relation=AtMost(),
    observable="stopping_time",
    parameters=(MODE, SECOND, CLASSES, LEVEL),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("a sixth", "18 in place of 108: less than the limit 24", lambda v: root(kappa(v) / 6, v.m, v.ell)),),
    remark="Loose by 108/24 = 4.5: the event it waits for has every deviation at its worst, a typical run has none.",
)
