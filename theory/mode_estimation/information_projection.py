"""How far p is from a law whose mode is another class, as samples measure it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED

SOME_OVERLAP = Condition("p_2 > 0 or p_1 < 1: else Z = 0", lambda v: (v.p_2 > 0) | (v.p_1 < 1))


def prediction(v: SimpleNamespace) -> Any:
    return -sp.log(affinity(v))


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, q, r, s, z = sp.symbols("a b q r s z", positive=True)
    ahead, lead = sp.symbols("ahead lead", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35), a: (0.4, 0.6), b: (0.05, 0.35), q: (0.05, 0.9), r: (0.05, 0.9), s: (0.05, 0.9), z: (0.5, 1)}
    tie = sp.sqrt(v.p_1 * v.p_2) / affinity(v)
    rest = affinity(v) - 2 * sp.sqrt(v.p_1 * v.p_2)
    half = sp.log(a / b) / 2
    spread = lambda e: sp.expand(sp.expand_log(e, force=True))  # noqa: E731
    return Derivation(
        (
            Premise("q has q_2 >= q_1. The candidate: q*_1 = q*_2 = sqrt(p_1 p_2)/Z, q*_j = p_j/Z otherwise, Z = 1 - (sqrt(p_1) - sqrt(p_2))^2."),
            Premise("The terms q_j ln(q_j/p_j) of KL(q | p) are added up; p_2 > 0 in the steps, p_2 = 0 by continuity."),
        ),
        (
            equal(1 - v.p_1 - v.p_2, rest, "expand", "the other classes' mass is Z - 2 sqrt(p_1 p_2): q* is a law", lemma=True, where=where),
            equal(
                q * sp.log(q / a) + r * sp.log(r / b),
                q * sp.log(q * z / sp.sqrt(a * b)) + r * sp.log(r * z / sp.sqrt(a * b)) - (q + r) * sp.log(z) + (r - q) * half,
                "expand", "the terms of the classes 1 and 2; the others are q_j ln(q_j/q*_j) - q_j ln Z", lemma=True, where=where,
                transform=spread,
            ),
            at_least(q * sp.log(q / s), q - s, "Gibbs, summed over the classes: KL(q | q*) >= 0", lemma=True, where=where),
            at_least(
                ahead * sp.log(1 + lead) / 2 - sp.log(z), -sp.log(z),
                "KL(q | p) >= (q_2 - q_1) ln(p_1/p_2)/2 - ln Z, where q_2 - q_1 >= 0 and p_1/p_2 >= 1", lemma=True, where=where,
            ),
            equal(
                tie * sp.log(tie / v.p_1) + tie * sp.log(tie / v.p_2) + rest / affinity(v) * sp.log(1 / affinity(v)), prediction(v),
                "expand", "q* itself reaches it", where=where,
                transform=lambda e: sp.simplify(spread(e.subs(affinity(v), z))).subs(z, affinity(v)),
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.information_projection",
    statement=(
        "The least divergence KL(q | p) of a law q with q_2 >= q_1 is -ln(1 - (sqrt(p_1) - sqrt(p_2))^2), whatever the other classes are."
    ),
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(MODE, SECOND),
    conditions=(SORTED, SOME_OVERLAP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("squared gap", "(sqrt(p_1) - sqrt(p_2))^2, which is smaller", lambda v: (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2),
        Rival("linear gap", "(p_1 - p_2)^2/(4 p_1), its limit as p_2 comes near p_1", lambda v: (v.p_1 - v.p_2) ** 2 / (4 * v.p_1)),
        Rival("two classes", "the divergence of a fair coin from the classes 1 and 2, times their mass",
              lambda v: (v.p_1 + v.p_2) * sp.log((v.p_1 + v.p_2) / (2 * sp.sqrt(v.p_1 * v.p_2)))),
        Rival("other direction", "the same for KL(p | q)", cell={"direction": "reverse"}),
    ),
    remark="By Sanov's theorem the rate at which n samples mistake class 2 for the mode; it is also Chernoff's, at e^(2 lambda) = p_1/p_2.",
)
