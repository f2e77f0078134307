"""How long a run of equal samples elimination waits for before it stops."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, CONSTANT, ERROR, HERE
from lawbook.theory.mode_estimation.stopping import root, root_steps

WAITS = Condition("c ln(pi^2 m/delta) >= 1: one sample does not stop it", lambda v: v.c * np.log(np.pi**2 * v.m / v.delta) >= 1)


def prediction(v: SimpleNamespace) -> Any:
    return 1 + sp.floor(root(v.c, v.m, -sp.log(v.delta)))


def derivation(v: SimpleNamespace) -> Derivation:
    k, L, ell = sp.symbols("k L ell", positive=True)
    where = {v.c: (0.3, 24), v.m: [2, 5, 100], ell: (1, 60)}
    (solved,) = root_steps(v.c, v.m, ell, where)
    return Derivation(
        (
            Premise("After k equal samples N_max = k and every other count is 0: all others go once 0 < k - sqrt(c k L_k)."),
            Premise("c L_1 >= 1: the first sample is not enough, and k - c L_k, convex and not positive at k = 1, turns positive once."),
        ),
        (
            equal((k - sp.sqrt(v.c * k * L)) * (k + sp.sqrt(v.c * k * L)) / k, k - v.c * L, "expand", "that is k > c L_k", lemma=True),
            at_least(sp.Derivative(k - v.c * sp.log(sp.pi**2 * k**2 * v.m / v.delta), (k, 2)), sp.Integer(0), "convex in k", lemma=True,
                     where={k: (1, 100), v.c: (0.1, 24), v.m: [2, 9], v.delta: (0.01, 0.9)}, transform=lambda e: sp.simplify(e.doit())),
            equal(solved.left, solved.right, "solve", solved.because, transform=solved.transform, where=where, lemma=True),
            equal(
                sp.floor(root(v.c, v.m, -sp.log(v.delta)) + 1), prediction(v), "substitute", "the first whole number above the root",
                where={v.c: (0.3, 24), v.m: [2, 5, 100], v.delta: (1e-6, 0.5)},
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.unanimous_run",
    statement=(
        "Elimination that sees one class only stops after the smallest k above -2 c W(-sqrt(delta)/(2 c pi sqrt(m))) samples, W the lower "
        "branch of Lambert's function: with 1000 classes and delta = 1/512, 684 samples at c = 24, 99 at c = 4, and 2 at c = 0.1."
    ),
    relation=Equals(exact=True),
    observable="run",
    parameters=(CLASSES, ERROR, CONSTANT),
    conditions=(WAITS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("without the sample in the logarithm", "c ln(pi^2 m/delta)", lambda v: sp.ceiling(v.c * sp.log(sp.pi**2 * v.m / v.delta))),
        Rival("twice", "twice as many", lambda v: 2 * prediction(v)),
    ),
    remark="Nothing is dropped before N_max > c L_n: the first class to collect so many kills those with few, the mode among them if unlucky.",
)
