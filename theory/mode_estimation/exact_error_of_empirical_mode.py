"""How often the most frequent of n samples is not the mode, exactly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import empirical_mode
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES, SAMPLES
from lawbook.theory.mode_estimation.stopping import MODE_FIRST


def formula(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True, positive=True)
    return 1 - sp.Sum(sp.factorial(v.n) / sp.factorial(k) * v.p[0] ** k * sp.Function("c", positive=True)(k), (k, 1, v.n))


def evaluate(p: Any, n: int) -> float:
    return empirical_mode.error(p, n)


def evaluate_digits(mp: Any, p: Any, n: Any) -> Any:
    return empirical_mode.error_digits(mp, p, n)


def right_by_vectors(mp: Any, p: Any, n: int, k: int) -> Any:
    """P(N_1 = k and the answer is right), count vector by count vector."""
    total = mp.mpf(0)
    for counts in empirical_mode.count_vectors(n - k, len(p) - 1):
        if max(counts) <= k:
            weight = mp.factorial(n) * p[0] ** k / mp.factorial(k) / (1 + sum(c == k for c in counts))
            for q, c in zip(p[1:], counts, strict=True):
                weight *= q**c / mp.factorial(c)
            total += weight
    return total


def derivation(v: SimpleNamespace) -> Derivation:
    k, t = sp.Symbol("k", integer=True, positive=True), sp.Symbol("t", integer=True, nonnegative=True)
    u = sp.Symbol("u", positive=True)
    right, c = sp.Function("R", positive=True), sp.Function("c", positive=True)
    where = {
        v.n: [2, 3, 5],
        right: lambda mp, at: lambda k: right_by_vectors(mp, at[v.p], int(at[v.n]), int(k)),
        c: lambda mp, at: lambda k: empirical_mode.right_given(mp, at[v.p][1:], int(k), int(at[v.n]) - int(k)),
    }
    return Derivation(
        (
            Premise("The counts are multinomial: n! prod p_j^N_j/N_j!. With t classes tied with class 1 at the top, 1/(t + 1) is right."),
            Premise("c(k) is the coefficient of z^(n-k) in the integral over u in [0, 1] of prod_(j>=2) (sum_(i<k) (p_j z)^i/i! + u (p_j z)^k/k!)."),
            Premise("R(k) is the probability that N_1 = k and the answer is right; the answer is wrong at N_1 = 0."),
        ),
        (
            equal(sp.Integral(u**t, (u, 0, 1)), 1 / (t + 1), "integrate", "u marks the ties", lemma=True, where={t: [0, 1, 2, 7]}),
            equal(
                1 - sp.Sum(right(k), (k, 1, v.n)), formula(v), "sum",
                "n! p_1^k/k! times the coefficient of z^(n-k): all count vectors with N_1 = k and none above", where=where,
                numeric=lambda mp, at: (
                    1 - mp.fsum(right_by_vectors(mp, at[v.p], int(at[v.n]), k) for k in range(1, int(at[v.n]) + 1)),
                    empirical_mode.error_digits(mp, at[v.p], int(at[v.n])),
                ),
            ),
        ),
    )


def _with_ties(ties: str) -> Procedure:
    def digits(mp: Any, p: Any, n: Any) -> Any:
        return mp.mpf(empirical_mode.error(p, n, ties))

    return Procedure(formula, lambda p, n: empirical_mode.error(p, n, ties), digits)


LAW = Law(
    name="mode_estimation.exact_error_of_empirical_mode",
    statement=(
        "The most frequent class of n samples, ties broken uniformly, is not the mode with probability 1 - n! sum_k p_1^k/k! c(k), c(k) the "
        "coefficient of z^(n-k) in the integral over u in [0, 1] of prod_(j>=2) (sum_(i<k) (p_j z)^i/i! + u (p_j z)^k/k!)."
    ),
    relation=Equals(exact=True),
    observable="error",
    parameters=(PROBABILITIES, restrict(SAMPLES, typical=(1, 25))),
    conditions=(MODE_FIRST,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("ties are errors", "u = 0: ties for the top count are errors", _with_ties("errors")),
        Rival("ties are successes", "u = 1: ties for the top count are successes", _with_ties("successes")),
    ),
    remark=(
        "Computed without cancellation, as a sum of positive terms, so that probabilities of 1e-200 keep their digits; classes of equal "
        "probability cost as much as a few."
    ),
)
