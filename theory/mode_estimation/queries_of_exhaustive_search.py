"""What exhaustive search asks in all."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.depth_of_balanced_tree import formula, mean_depth
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, SAMPLES

TOTAL = Procedure(
    lambda v: v.n * formula(v),
    lambda m, n: n * mean_depth(m),
    lambda mp, m, n: int(n) * ((k := (int(m) - 1).bit_length()) + 1 - mp.mpf(2) ** k / int(m)),
)


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", integer=True, positive=True)
    return Derivation(
        (
            Premise("Classes are placed on the leaves at random, so that a sample of any class has the mean depth of law "
                    "`depth_of_balanced_tree`, whatever p."),
        ),
        (
            equal(sp.Sum(formula(v), (t, 1, v.n)), TOTAL.formula(v), "sum", "the same for each of n samples", where={v.m: [3, 5, 100], v.n: [1, 4, 9]},
                  transform=lambda e: e.doit()),
        ),
    )


LAW = Law(
    name="mode_estimation.queries_of_exhaustive_search",
    statement="Exhaustive search on n samples asks n (kappa + 1 - 2^kappa/m) questions on average, kappa = ceil(log2 m), at every law of the classes.",
    relation=Equals(),
    observable="queries",
    parameters=(CLASSES, SAMPLES),
    prediction=TOTAL,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("full tree", "n ceil(log2 m)", lambda v: v.n * sp.ceiling(sp.log(v.m, 2))),
        Rival("entropy", "n log2 m", lambda v: v.n * sp.log(v.m, 2)),
    ),
    remark="The public code on a geometric law of 100 classes with 48 samples: 320 +- 13 measured, 322.6 here.",
)
