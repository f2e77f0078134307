"""The error of the empirical mode is at least that against its strongest rival alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Procedure, Rival, at_least, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import pairwise
from lawbook.theory.mode_estimation.setting import HERE, MODE, SAMPLES, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def formula(v: SimpleNamespace) -> Any:
    return pairwise.formula(v.p_1, v.p_2, v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    t, k = sp.Symbol("t", nonnegative=True), sp.Symbol("k", integer=True, positive=True)
    U = sp.Function("U", positive=True)
    where = {
        v.n: [1, 2, 5, 8], v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35),
        U: lambda mp, at: lambda k: pairwise.difference_is(mp, at[v.p_1], at[v.p_2], int(at[v.n]), int(k)),
    }  # fmt: skip
    return Derivation(
        pairwise.WALK,
        (
            *pairwise.tilt_steps(),
            at_least(
                (t + 1) / (t + 2), sp.Rational(1, 2), "where class 2 ties, another t with it or not, the answer is wrong at least half the time",
                lemma=True, where={t: (0, 9)}, witness=t / (2 * (t + 2)),
            ),
            equal(
                U(0) / 2 + sp.Sum(U(k), (k, 1, v.n)), formula(v), "sum", "so the error is at least pi; the walk's law, U(k) = P(N_2 - N_1 = k)",
                where=where,
                numeric=lambda mp, at: (
                    (lambda u: u(0) / 2 + mp.fsum(u(k) for k in range(1, int(at[v.n]) + 1)))(at[U]),
                    pairwise.pair_error_digits(mp, at[v.p_1], at[v.p_2], int(at[v.n])),
                ),
            ),
        ),
    )


def _multiple(factor: int) -> Procedure:
    return Procedure(
        formula, lambda p_1, p_2, n: factor * pairwise.pair_error(p_1, p_2, n),
        lambda mp, p_1, p_2, n: factor * pairwise.pair_error_digits(mp, p_1, p_2, int(n)),
    )  # fmt: skip


LAW = Law(
    name="mode_estimation.pairwise_lower_bound_of_error",
    statement=(
        "The most frequent of n samples, ties broken uniformly, is not the mode with probability at least P(N_2 > N_1) + P(N_2 = N_1)/2 "
        "= Z^n (w_0/2 + sum_k rho^k w_k), w the law of n steps of a fair lazy walk; with two classes they are equal."
    ),
    relation=AtLeast(),
    observable="error",
    parameters=(MODE, restrict(SECOND, low_open=True), restrict(SAMPLES, typical=(1, 60))),
    conditions=(SORTED,),
    prediction=Procedure(formula, pairwise.pair_error, lambda mp, p_1, p_2, n: pairwise.pair_error_digits(mp, p_1, p_2, int(n))),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("twice", "twice this, as if two rivals of this strength were there", _multiple(2)),
        Rival("ties are successes", "the same where ties for the top count are successes", cell={"ties": "successes"}),
    ),
    remark="The strongest rival is the second class: pi grows with p_2. Takes O(n) operations at any number of classes.",
)
