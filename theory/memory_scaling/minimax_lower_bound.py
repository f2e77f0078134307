"""No scheme beats a power of the dimension: the paper's second theorem, with a constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.lower_bound_of_any_scheme import overflow_premises
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.source import Source

LARGEST_SHARE = real("p_star", "share of the energy in the heaviest class", "p_*", low=0, high=1, low_open=True, typical=(0.2, 1))


def prediction(v: SimpleNamespace) -> Any:
    b = v.alpha - 1
    return sp.Rational(1, 4) / (b * sp.zeta(v.alpha)) * (3 * (v.d + 1) / v.p_star + 1) ** -b


def derivation(v: SimpleNamespace) -> Derivation:
    a, d, share = v.alpha, v.d, v.p_star
    K, x = sp.Symbol("K", positive=True), sp.Symbol("x", positive=True)
    where = {a: (1.6, 3.2), d: (1, 1000), share: (0.2, 1), K: (1, 100)}
    return Derivation(
        (
            *overflow_premises(),
            Premise("Law lower_bound_of_overflow: a token with 3 (d + 1) q^2 <= Q_max errs with probability 1/4 or more."),
            Premise("Q_max = p* |q|^2: fewer than K = 3 (d + 1)/p* tokens have 3 (d + 1) q^2 > Q_max (their energies would exceed |q|^2), "
                    "so the others have the mass of the ranks beyond K or more."),
            Premise("The sum of x^-alpha over x > K is at least its integral from K + 1."),
        ),
        (
            at_least(
                sp.erfc(1 / sp.sqrt(6)) / 2, sp.Rational(1, 4), "Phi(-1/sqrt(3)) = 0.2819", lemma=True,
            ),
            equal(
                sp.Integral(x**-a, (x, K + 1, sp.oo)), (K + 1) ** (1 - a) / (a - 1), "integrate", "the mass beyond K, in units of p(1)",
                lemma=True, where=where, transform=lambda e: sp.simplify(e.doit(conds="none")),
                numeric=lambda mp, at: (
                    mp.quad(lambda y: mp.exp((1 - at[a]) * y), [mp.log(at[K] + 1) + y / (at[a] - 1) for y in (0, 1, 2, 5, 10, 20, 50, 100, 200)]),
                    (at[K] + 1) ** (1 - at[a]) / (at[a] - 1),
                ),
            ),
            equal(
                sp.Rational(1, 4) * (3 * (d + 1) / share + 1) ** (1 - a) / (a - 1) / sp.zeta(a), prediction(v), "substitute",
                "a quarter of it, at K = 3 (d + 1)/p*", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.minimax_lower_bound",
    statement=(
        "On infinitely many Zipf tokens every scheme whose heaviest class has the share p* of the energy errs at least "
        "(3 (d + 1)/p* + 1)^(1 - alpha)/(4 (alpha - 1) zeta(alpha))."
    ),
    relation=AtLeast(),
    observable="error",
    parameters=(EXPONENT, LARGEST_SHARE, DIMENSION),
    prediction=prediction,
    source=Source("derived here", HERE.paper, "after the paper's Theorem 2 as recalled, with 1/4 for its 1/20"),
    derivation=derivation,
    rivals=(
        Rival("never below", "at most this", relation=AtMost()),
        Rival("without dimension", "at least 1/(4 (alpha - 1) zeta(alpha))", lambda v: 1 / (4 * (v.alpha - 1) * sp.zeta(v.alpha)) + 0 * v.d),
        Rival("half the exponent", "at least the same with (alpha - 1)/2", lambda v: (
            sp.Rational(1, 4) / ((v.alpha - 1) * sp.zeta(v.alpha)) * (3 * (v.d + 1) / v.p_star + 1) ** (-(v.alpha - 1) / 2)
        )),
    ),
    remark="The rate is sharp, the constant is not: for two classes the least error is 10 to 20 times larger.",
)
