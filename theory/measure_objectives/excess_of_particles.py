"""One particle feels that the others are finitely many like 1/n, not like 1/sqrt(n)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.variance_of_euler_particles import (
    MODES,
    SCHEME,
    STABLE,
    STEP,
    settled,
    settled_step,
)
from lawbook.theory.measure_objectives.variance_of_interacting_particles import ATTRACTION, PULL


def prediction(v: SimpleNamespace) -> Any:
    return v.kappa * (1 - v.eta * (v.a + v.kappa / 2)) / (v.n * v.a * (v.a + v.kappa) * (1 - v.eta * v.a / 2) * (1 - v.eta * (v.a + v.kappa) / 2))


def derivation(v: SimpleNamespace) -> Derivation:
    slow, fast = settled(v.a, v.eta), settled(v.a + v.kappa, v.eta)
    where = {v.n: [2, 5, 20], v.a: (0.3, 2), v.kappa: (0.3, 2), v.eta: (0.01, 0.25)}
    return Derivation(
        (SCHEME, MODES, Premise("In the limit of many particles the mean is 0, and each has the pull a + kappa.")),
        (
            settled_step(v),
            equal(slow / v.n + (1 - 1 / v.n) * fast - fast, (slow - fast) / v.n, "expand", "the variance, less that of the limit", lemma=True, where=where),
            equal((slow - fast) / v.n, prediction(v), "expand", "over one denominator", where=where, transform=sp.factor),
        ),
    )


LAW = Law(
    name="measure_objectives.excess_of_particles",
    statement=(
        "Steps eta of Euler and Maruyama: the variance of one of n attracting particles exceeds that of the limit of many by "
        "kappa (1 - eta (a + kappa/2))/(n a (a + kappa) (1 - eta a/2) (1 - eta (a + kappa)/2)): it falls like 1/n."
    ),
    relation=Equals(),
    observable="excess",
    parameters=(PULL, ATTRACTION, SAMPLES, STEP),
    conditions=(STABLE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("root of n", "of order 1/sqrt(n), as the empirical measure's error", lambda v: prediction(v) * sp.sqrt(v.n)),
        Rival("square", "of order 1/n^2", lambda v: prediction(v) / v.n),
        Rival("no bias of the step", "kappa/(a (a + kappa) n)", lambda v: v.kappa / (v.a * (v.a + v.kappa) * v.n) + 0 * v.eta),
    ),
    remark="The limit's particles run beside with the same noise: the difference is that of the squared means, and its noise falls like 1/n too.",
)
