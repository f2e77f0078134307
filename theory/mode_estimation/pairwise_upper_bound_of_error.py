"""The error of the empirical mode is at most the sum of those against each rival alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Procedure, Rival, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import pairwise
from lawbook.theory.mode_estimation.empirical_mode import grouped
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES, SAMPLES
from lawbook.theory.mode_estimation.stopping import MODE_FIRST


def formula(v: SimpleNamespace) -> Any:
    j = sp.Symbol("j", integer=True, positive=True)
    return sp.Sum(pairwise.formula(v.p[0], v.p[j], v.n), (j, 1, v.m - 1))


def evaluate(p: Any, n: int) -> float:
    """Sum of pi_j; a class without probability wins half of the samples that show neither."""
    impossible = int((p[1:] == 0).sum())
    return sum(times * pairwise.pair_error(float(p[0]), q, n) for q, times in grouped(p[1:])) + impossible * 0.5 * float(1 - p[0]) ** n


def evaluate_digits(mp: Any, p: Any, n: Any) -> Any:
    return mp.fsum(pairwise.pair_error_digits(mp, mp.mpf(p[0]), mp.mpf(q), int(n)) for q in p[1:])


def derivation(v: SimpleNamespace) -> Derivation:
    t, k, j = sp.Symbol("t", nonnegative=True), sp.Symbol("k", integer=True, positive=True), sp.Symbol("j", integer=True, positive=True)
    U = sp.Function("U", positive=True)

    def walks(mp: Any, at: Any) -> Any:
        return lambda j, k: pairwise.difference_is(mp, at[v.p][0], at[v.p][int(j)], int(at[v.n]), int(k))

    def both(mp: Any, at: Any) -> tuple[Any, Any]:
        u, n, m = walks(mp, at), int(at[v.n]), len(at[v.p])
        direct = mp.fsum(u(j, 0) / 2 + mp.fsum(u(j, k) for k in range(1, n + 1)) for j in range(1, m))
        return direct, evaluate_digits(mp, at[v.p], n)

    return Derivation(
        pairwise.WALK,
        (
            *pairwise.tilt_steps(),
            at_most(
                (t + 1) / (t + 2), (t + 1) / 2, "t + 1 classes tied with class 1: each of them adds 1/2 to the sum", lemma=True, where={t: (0, 9)},
                witness=(t + 1) * t / (2 * (t + 2)),
            ),
            equal(
                sp.Sum(U(j, 0) / 2 + sp.Sum(U(j, k), (k, 1, v.n)), (j, 1, v.m - 1)), formula(v), "sum",
                "and each class above adds 1: the error is at most the sum of the pi_j, U(j, k) = P(N_j - N_1 = k)",
                where={v.n: [1, 2, 5, 8], U: walks}, numeric=both,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.pairwise_upper_bound_of_error",
    statement=(
        "The most frequent of n samples, ties broken uniformly, is not the mode with probability at most the sum over the other classes of "
        "P(N_j > N_1) + P(N_j = N_1)/2, each from a fair lazy walk; with two classes they are equal."
    ),
    relation=AtMost(),
    observable="error",
    parameters=(PROBABILITIES, restrict(SAMPLES, typical=(1, 60))),
    conditions=(MODE_FIRST,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("second alone", "that of the second class alone", Procedure(
            formula, lambda p, n: pairwise.pair_error(float(p[0]), float(p[1]), n),
            lambda mp, p, n: pairwise.pair_error_digits(mp, mp.mpf(p[0]), mp.mpf(p[1]), int(n)),
        )),
        Rival("ties are errors", "the same where ties for the top count are errors", cell={"ties": "errors"}),
    ),
    remark=(
        "O(n) operations per group of equal classes: the ready way to a budget that suffices. Close to the exact error where ties of three are "
        "rare; with many light classes and few samples (law `birthday_error`) it can be fifty times too large."
    ),
)
