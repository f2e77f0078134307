"""How many questions a balanced tree asks about a sample."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE


def formula(v: SimpleNamespace) -> Any:
    deepest = sp.ceiling(sp.log(v.m, 2))
    return deepest + 1 - 2**deepest / v.m


def mean_depth(m: int) -> float:
    """kappa + 1 - 2^kappa/m; kappa by bits, because log2 of a power of two may round up."""
    deepest = (int(m) - 1).bit_length()
    return deepest + 1 - 2**deepest / m


DEPTH = Procedure(formula, lambda m: mean_depth(m), lambda mp, m: (k := (int(m) - 1).bit_length()) + 1 - mp.mpf(2) ** k / int(m))


def derivation(v: SimpleNamespace) -> Derivation:
    m, k, size = v.m, sp.Symbol("kappa", positive=True), sp.Symbol("P", positive=True)
    where = {m: [2, 3, 5, 8, 100], k: (1, 7), size: (2, 128)}
    deepest = sp.ceiling(sp.log(m, 2))
    return Derivation(
        (Premise("kappa = ceil(log2 m). A balanced tree has leaves at the depths kappa - 1 and kappa only, say a and b of them."),),
        (
            equal(2 * (size - m) + (2 * m - size), size, "expand", "a + b = m and Kraft's equality 2 a + b = 2^kappa give a = 2^kappa - m", lemma=True,
                  where=where),
            equal(((size - m) * (k - 1) + (2 * m - size) * k) / m, k + 1 - size / m, "expand", "the mean depth, P = 2^kappa", lemma=True, where=where),
            equal(
                (k + 1 - size / m).subs({k: deepest, size: 2**deepest}), formula(v), "substitute", "with kappa = ceil(log2 m)", where={m: [3, 5, 9, 100]},
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.depth_of_balanced_tree",
    statement="A balanced tree on m classes has the mean depth kappa + 1 - 2^kappa/m over its leaves, kappa = ceil(log2 m).",
    relation=Equals(exact=True),
    observable="mean_depth",
    parameters=(CLASSES,),
    prediction=DEPTH,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("full tree", "ceil(log2 m)", lambda v: sp.ceiling(sp.log(v.m, 2) - sp.Rational(1, 10**9))),
        Rival("entropy", "log2 m", lambda v: sp.log(v.m, 2)),
    ),
    remark="6.72 for 100 classes, 8.293 for 300, 9.976 for 1000.",
)
