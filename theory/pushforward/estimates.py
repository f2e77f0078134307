"""Estimates of a squared mean gap from draws: what the laws on their means and variances share."""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal, weights
from lawbook.theory.lazy import sympy as sp

GAPS = weights("gaps", "mean gaps of the test functions, along the principal axes of their covariance", length="K", latex=r"\delta")
SPECTRUM = weights("spectrum", "variances of the test functions along these axes", length="K", latex="v")

FEATURES = Premise("a_i, i = 1, 2, ...: independent draws of phi - c (c the target's mean), of mean delta and covariance v, in the "
                   "axes where v is diagonal.")
PAIRS = Premise("U_ij = sum over k of a_ik a_jk, i not j, is unbiased for |delta|^2; its variance is |v|^2 + 2 <delta, v delta>, "
                "and two of them that share one draw have "
                "the covariance <delta, v delta>.")


def total(v: Any, term: Any) -> Any:
    """Sum over k of term(gap, variance)."""
    k = sp.Symbol("k", integer=True)
    return sp.Sum(term(v.gaps[k], v.spectrum[k]), (k, 0, v.K - 1))


def moment_steps() -> tuple[Step, ...]:
    """One test function: variance of a product of two draws, covariance of two products that share a draw."""
    d, v = sp.symbols("delta nu", real=True)
    where = {d: (-2, 2), v: (0.1, 3)}
    return (
        equal((d**2 + v) * (d**2 + v) - d**4, v**2 + 2 * d**2 * v, "expand", "variance of X Y for independent X, Y of mean delta, "
            "variance nu", lemma=True, where=where),
        equal((d**2 + v) * d**2 - d**4, d**2 * v, "expand", "covariance of X Y and X Z", lemma=True, where=where),
    )
