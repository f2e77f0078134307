"""Elimination with the constant 4 keeps the mode."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.delta / 6


def pair_steps() -> tuple[Any, ...]:
    """A rival with j of the s samples of the pair that triggers the test, and what that costs it (lemmas)."""
    s, j, L, lam, c = sp.symbols("s j L lam c", positive=True)
    where = {s: (1, 100), L: (1, 30), c: (0.5, 24)}
    return (
        at_most(
            sp.sqrt(c * (s / 2) * L), sp.sqrt(c * (s / 2 + j) * L),
            "the winner of a pair has at least half of its s samples: N_max >= s/2", lemma=True, where=where | {j: (0, 50)},
        ),
        at_most(
            sp.cosh(lam), sp.exp(lam**2 / 2), "Hoeffding's lemma for a sign: term by term, (2k)! >= 2^k k!", lemma=True, where={lam: (0.01, 5)},
        ),
        equal(
            (s * lam**2 / 2 - lam * sp.sqrt(c * s * L / 2)).subs(lam, sp.sqrt(c * L / (2 * s))), -c * L / 4, "substitute",
            "P(N_j - N_1 > t | s) <= cosh(lam)^s e^(-lam t) at t = sqrt(c s L/2), best at lam = t/s: e^(-c L/4)", lemma=True, where=where,
        ),
    )


PREMISES = (
    Premise("Given the s samples that fall on the classes 1 and j, N_j is binomial with a parameter of at most 1/2."),
    Premise("The mode is dropped at n only if some j has N_j = N_max and N_j - N_1 > sqrt(c N_j L_n), L_n = ln(pi^2 n^2 m/delta)."),
)


def derivation(v: SimpleNamespace) -> Derivation:
    n, L = sp.Symbol("n", integer=True, positive=True), sp.log(sp.pi**2 * sp.Symbol("n", integer=True, positive=True) ** 2 * v.m / v.delta)
    bound = (v.m - 1) * sp.Sum(v.delta / (sp.pi**2 * n**2 * v.m), (n, 1, sp.oo))
    where = {v.m: [2, 3, 10], v.delta: (1e-6, 0.5)}
    return Derivation(
        PREMISES,
        (
            *pair_steps(),
            equal(sp.exp(-L), v.delta / (sp.pi**2 * n**2 * v.m), "expand", "e^(-c L/4) at c = 4", lemma=True, where=where | {n: [1, 5, 99]}),
            equal(bound, (v.m - 1) * v.delta / (6 * v.m), "sum", "union over samples and rivals; sum of 1/n^2 = pi^2/6", where=where),
            at_most(
                (v.m - 1) * v.delta / (6 * v.m), prediction(v), "m - 1 <= m", where=where, witness=v.delta / (6 * v.m),
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.validity_at_four",
    statement="Elimination with the constant c = 4 drops the mode with probability at most delta/6, at every law of the classes.",
    relation=AtMost(),
    observable="wrong_elimination",
    parameters=(CLASSES, ERROR),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("small constant", "the same for c = 0.3", cell={"c": 0.3}),
        Rival("smaller constant", "the same for c = 0.1, at an even smaller one", cell={"c": 0.1}),
    ),
    remark=(
        "Six times sharper than the published c = 24, by a shorter proof without a condition on n; ln(pi^2 n^2 m/(6 delta)) would do in place "
        "of L_n. No simulation of moderate delta sees an error at c = 4: what the data exclude is a probability above delta/6."
    ),
)
