"""How far p is from a law of another mode, as a method sees it that must be right at every law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def prediction(v: SimpleNamespace) -> Any:
    both = v.p_1 + v.p_2
    return v.p_1 * sp.log(2 * v.p_1 / both) + v.p_2 * sp.log(2 * v.p_2 / both)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, q, r, s, mean = sp.symbols("a b q r s mean", positive=True)
    ahead, lead = sp.symbols("ahead lead", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35), a: (0.4, 0.6), b: (0.05, 0.35), q: (0.05, 0.9), r: (0.05, 0.9), s: (0.05, 0.9)}
    half = (v.p_1 + v.p_2) / 2
    spread = lambda e: sp.expand(sp.expand_log(e, force=True))  # noqa: E731
    return Derivation(
        (
            Premise("q has q_2 >= q_1. The candidate averages the first two: q*_1 = q*_2 = (p_1 + p_2)/2 =: mean, q*_j = p_j otherwise."),
            Premise("The terms p_j ln(p_j/q_j) of KL(p | q) are added up."),
        ),
        (
            equal(
                (a * sp.log(a / q) + b * sp.log(b / r)).subs(b, 2 * mean - a),
                mean * sp.log(mean / q) + mean * sp.log(mean / r) + (a - mean) * sp.log(r / q)
                + a * sp.log(a / mean) + (2 * mean - a) * sp.log((2 * mean - a) / mean),
                "expand", "the terms of the classes 1 and 2, p_2 = 2 mean - p_1; the others are p_j ln(q*_j/q_j)", lemma=True,
                where=where | {mean: (0.3, 0.4), a: (0.4, 0.55)}, transform=lambda e: sp.expand(sp.expand_log(e, force=True)),
            ),
            at_least(q * sp.log(q / s), q - s, "Gibbs, summed over the classes: KL(q* | q) >= 0", lemma=True, where=where),
            at_least(
                ahead * sp.log(1 + lead), 0, "(p_1 - mean) ln(q_2/q_1) >= 0: what is left is the bound", lemma=True, where=where,
            ),
            equal(
                v.p_1 * sp.log(v.p_1 / half) + v.p_2 * sp.log(v.p_2 / half), prediction(v), "expand", "q* itself reaches it",
                where=where, transform=spread,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.reverse_projection",
    statement=(
        "The least divergence KL(p | q) to a law q with q_2 >= q_1 is D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2)): "
        "the nearest q averages the two and keeps the rest."
    ),
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(MODE, restrict(SECOND, low_open=True)),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Sanov's gap", "-ln(1 - (sqrt(p_1) - sqrt(p_2))^2), that of the other direction", lambda v: -sp.log(affinity(v))),
        Rival("coin", "(p_1 + p_2) times Chernoff's information of the two", lambda v: -(v.p_1 + v.p_2) * sp.log(
            2 * sp.sqrt(v.p_1 * v.p_2) / (v.p_1 + v.p_2))),
        Rival("linear gap", "(p_1 - p_2)^2/(4 p_1), its limit as p_2 comes near p_1", lambda v: (v.p_1 - v.p_2) ** 2 / (4 * v.p_1)),
        Rival("other direction", "the same for KL(q | p)", cell={"direction": "information"}),
    ),
    remark="The constant of methods that stop by themselves (laws `confidence_lower_bound`, `optimal_elimination`); (p_1 + p_2)(ln 2 - h).",
)
