"""Sanov's bound on the error of the empirical mode, however ties are broken."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES, SAMPLES
from lawbook.theory.mode_estimation.stopping import MODE_FIRST


def affinity_of(v: SimpleNamespace, j: Any) -> Any:
    """Z_j = 1 - (sqrt(p_1) - sqrt(p_j))^2."""
    return 1 - (sp.sqrt(v.p[0]) - sp.sqrt(v.p[j])) ** 2


def prediction(v: SimpleNamespace) -> Any:
    j = sp.Symbol("j", integer=True, positive=True)
    return sp.Sum(affinity_of(v, j) ** v.n, (j, 1, v.m - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, x = sp.symbols("a b x", positive=True)
    d = sp.Symbol("d", integer=True, nonnegative=True)
    j = sp.Symbol("j", integer=True, positive=True)
    where = {a: (0.4, 0.6), b: (0.05, 0.35), x: (1, 5), d: [0, 1, 2, 6]}
    rest = 1 - v.p[0] - v.p[j]
    return Derivation(
        (
            Premise("An error needs some j with N_j >= N_1, however ties are broken: P(error) <= sum over j of P(N_j >= N_1)."),
            Premise("Markov: P(N_j >= N_1) <= E x^(N_j - N_1) = (1 - p_1 - p_j + p_j x + p_1/x)^n for every x >= 1."),
        ),
        (
            at_most(1, (1 + x) ** d, "what Markov's inequality needs, at 1 + x and d = N_j - N_1 >= 0", lemma=True, where=where),
            equal(
                sp.Derivative(b * x + a / x, x).doit().subs(x, sp.sqrt(a / b)), 0, "differentiate", "x = sqrt(p_1/p_j) is best", lemma=True,
                where=where, transform=sp.simplify,
            ),
            equal((b * x + a / x).subs(x, sp.sqrt(a / b)), 2 * sp.sqrt(a * b), "substitute", "and gives 2 sqrt(p_1 p_j)", lemma=True,
                  where=where, transform=sp.simplify),
            equal(
                sp.Sum((rest + 2 * sp.sqrt(v.p[0]) * sp.sqrt(v.p[j])) ** v.n, (j, 1, v.m - 1)), prediction(v), "sum",
                "the union over the rivals; 1 - p_1 - p_j + 2 sqrt(p_1 p_j) = Z_j", where={v.n: [1, 2, 5, 40]},
                transform=lambda e: e.replace(sp.Pow, lambda base, power: sp.expand(base) ** power if power == v.n else base**power),
            ),
        ),
    )


def largest_alone(v: SimpleNamespace) -> Any:
    return affinity_of(v, 1) ** v.n


LAW = Law(
    name="mode_estimation.error_bound_of_empirical_mode",
    statement=(
        "However ties are broken, the most frequent of n samples is not the mode with probability at most the sum over the other classes of "
        "e^(-n Delta_j^2), Delta_j^2 = -ln(1 - (sqrt(p_1) - sqrt(p_j))^2); at most m - 1 times the term of the second."
    ),
    relation=AtMost(),
    observable="error",
    parameters=(PROBABILITIES, SAMPLES),
    conditions=(MODE_FIRST,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("second alone", "e^(-n Delta_2^2), without the sum over the other classes", largest_alone),
        Rival("twice the exponent", "the sum of e^(-2 n Delta_j^2)", lambda v: sp.Sum(
            affinity_of(v, sp.Symbol("j", integer=True, positive=True)) ** (2 * v.n), (sp.Symbol("j", integer=True, positive=True), 1, v.m - 1))),
    ),
    remark=(
        "Sanov's bound needs no polynomial factor here, since {q : q_j >= q_1} is convex; but the errors are a union of m - 1 such sets, and "
        "the sum cannot be left out (laws `birthday_error`, `error_of_budget_rule_as_printed`)."
    ),
)
