"""One heavy class among very many light ones: the error of the empirical mode is a matter of ties of one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, at_least, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, MODE, SAMPLES

HEAVY = restrict(MODE, high_open=True, typical=(0.3, 0.9))


def prediction(v: SimpleNamespace) -> Any:
    return (1 - v.p_1) ** v.n + (v.n - 1) * v.p_1 * (1 - v.p_1) ** (v.n - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    i, n = sp.Symbol("i", integer=True, nonnegative=True), sp.Symbol("n", integer=True, positive=True)
    M, z = sp.Symbol("M", positive=True), sp.Symbol("z", positive=True)
    where = {v.p_1: (0.2, 0.9), v.n: [2, 4, 10], n: [2, 5, 10], M: (100, 10_000), z: (0, 9)}
    return Derivation(
        (
            Premise("M = m - 1 light classes share 1 - p_1 alike. With M much larger than n^2 no two of the samples show the same light class."),
            Premise("Without a sample of class 1 the answer is wrong. With one it is in a tie of n. With two or more it wins."),
        ),
        (
            at_least(
                (1 - i / M).subs(i, n - z), 1 - n / M, "each factor of P(n light samples differ) = prod_(i<n) (1 - i/M) is at least 1 - n/M", lemma=True,
                where=where, witness=z / M,
            ),
            limit((1 - n / M) ** n, 1, M, sp.oo, "so this probability tends to 1", lemma=True, where={n: [2, 5, 10]}),
            equal(
                (1 - v.p_1) ** v.n + v.n * v.p_1 * (1 - v.p_1) ** (v.n - 1) * (v.n - 1) / v.n, prediction(v), "expand",
                "none, or one that loses in its tie", where=where,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.birthday_error",
    statement=(
        "With one class of probability p_1 and many equal ones, m much above n^2, the most frequent of n samples is not the mode with probability "
        "(1 - p_1)^n + (n - 1) p_1 (1 - p_1)^(n - 1), as m grows; n 2^(-n) at p_1 = 1/2."
    ),
    relation=Asymptotic("m"),
    observable="error",
    parameters=(HEAVY, restrict(SAMPLES, typical=(1, 12)), restrict(CLASSES, typical=(1000, 100_000))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponent alone", "e^(-n Delta^2) = (1 - (sqrt(p_1) - sqrt(p_2))^2)^n with p_2 = 0", lambda v: (1 - v.p_1) ** v.n),
        Rival("ties are errors", "n in place of n - 1: a tie is always lost",
              lambda v: (1 - v.p_1) ** v.n + v.n * v.p_1 * (1 - v.p_1) ** (v.n - 1)),
        Rival("ties are successes", "(1 - p_1)^n with a tie never lost, doubled for the second sample", lambda v: 2 * (1 - v.p_1) ** v.n),
    ),
    remark=(
        "The exponent is right and a budget of ln(1/delta)/Delta^2 is off by a factor that grows with n, until n is of the order of sqrt(m): "
        "at p_1 = 1/2 the error is n times the tolerated one."
    ),
)
