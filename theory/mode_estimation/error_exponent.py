"""The rate at which the error of the empirical mode falls."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.information_projection import SOME_OVERLAP
from lawbook.theory.mode_estimation.reverse_projection import prediction as reverse_gap
from lawbook.theory.mode_estimation.setting import HERE, MODE, SAMPLES, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def prediction(v: SimpleNamespace) -> Any:
    return -sp.log(1 - v.p_1 - v.p_2 + 2 * sp.sqrt(v.p_1 * v.p_2))


def derivation(v: SimpleNamespace) -> Derivation:
    Z, A, n = sp.symbols("Z A size", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35), Z: (0.5, 0.99), A: (0.1, 10), n: (1, 100)}
    error = lambda size: A * Z**size / sp.sqrt(size)  # noqa: E731
    logs = lambda e: sp.simplify(sp.expand(sp.expand_log(e, force=True)))  # noqa: E731
    return Derivation(
        (Premise("By the laws `prefactor_of_error` and `prefactor_with_two_classes` the error is close to A Z^n/sqrt(n), A a constant."),),
        (
            equal(
                sp.log(error(n) / error(2 * n)) / n - sp.log(2) / (2 * n), -sp.log(Z), "expand",
                "between n and 2 n: without the prefactor's share ln(2)/(2 n), A is gone and -ln Z is left", lemma=True, where=where, transform=logs,
            ),
            equal(
                -sp.log(error(n)) / n, -sp.log(Z) + (sp.log(n) / 2 - sp.log(A)) / n, "expand", "-ln(error)/n has a rest", lemma=True, where=where,
                transform=logs,
            ),
            limit((sp.log(n) / 2 - sp.log(A)) / n, 0, n, sp.oo, "which vanishes, slowly", lemma=True, where={A: (0.1, 10)}),
            equal(-sp.log(affinity(v)), prediction(v), "expand", "Z = 1 - (sqrt(p_1) - sqrt(p_2))^2, multiplied out", where=where,
                  transform=lambda e: e.replace(sp.log, lambda inner: sp.log(sp.expand(inner)))),
        ),
    )


LAW = Law(
    name="mode_estimation.error_exponent",
    statement=(
        "The empirical mode's error falls like e^(-n Delta^2), Delta^2 = -ln(1 - (sqrt(p_1) - sqrt(p_2))^2), up to a factor 1/sqrt(n): "
        "(ln(error_n/error_2n) - ln(2)/2)/n tends to Delta^2."
    ),
    relation=Asymptotic("n"),
    observable="exponent",
    parameters=(MODE, SECOND, SAMPLES),
    conditions=(SORTED, SOME_OVERLAP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the other projection", "D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2))", reverse_gap),
        Rival("squared roots", "(sqrt(p_1) - sqrt(p_2))^2, its lower bound", lambda v: (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2),
        Rival("linear gap", "(p_1 - p_2)^2/(4 p_1)", lambda v: (v.p_1 - v.p_2) ** 2 / (4 * v.p_1)),
        Rival("twice", "2 Delta^2, the Bhattacharyya distance of p and p with its two first classes exchanged, doubled", lambda v: 2 * prediction(v)),
    ),
    remark=(
        "-ln(error)/n itself is still .032 at n = 400 and p = (.5, .3, .2), for Delta^2 = .0257: exponents fitted without the prefactor come "
        "out too large."
    ),
)
