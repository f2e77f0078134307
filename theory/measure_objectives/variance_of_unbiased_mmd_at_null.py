"""The unbiased estimate of a kernel discrepancy fluctuates like 1/n where there is nothing to see."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.mmd_of_empirical_measure import KERNEL, alike
from lawbook.theory.measure_objectives.setting import BANDWIDTH, DIMENSION, HERE, SAMPLES

SEVERAL = restrict(SAMPLES, low=2, typical=(2, 200))
ESTIMATE = Premise(
    "The estimate is the mean of k over the n (n - 1) ordered pairs of different draws, less twice the mean of m(X) = E k(X, Z), plus "
    "E k(Z, Z'), where Z is from the known law N(0, I_d): the mean over pairs of kt(x, y) = k(x, y) - m(x) - m(y) + E m(Z)."
)


def square(v: SimpleNamespace) -> Any:
    """E k(X, X')^2: the kernel of bandwidth h/sqrt(2)."""
    return (v.h**2 / (v.h**2 + 4)) ** (v.d / 2)


def mean_square(v: SimpleNamespace) -> Any:
    """E m(X)^2."""
    return (v.h**4 / ((v.h**2 + 1) * (v.h**2 + 3))) ** (v.d / 2)


def centred(v: SimpleNamespace) -> Any:
    """E kt(X, X')^2 under the null."""
    return square(v) - 2 * mean_square(v) + alike(v) ** 2


def prediction(v: SimpleNamespace) -> Any:
    return 2 * centred(v) / (v.n * (v.n - 1))


def gaussian_integral() -> Any:
    """The one integral that all means of kernels need."""
    x, a = sp.Symbol("x", real=True), sp.Symbol("a", positive=True)
    return equal(
        sp.Integral(sp.exp(-a * x**2), (x, -sp.oo, sp.oo)), sp.sqrt(sp.pi / a), "integrate", "the Gaussian integral", lemma=True, where={a: (0.3, 3)},
        transform=lambda e: e.doit(),
    )


def root_of_square(left: Any, right: Any, because: str, h: Any) -> Any:
    """left = right for positive numbers: their squares are rational and equal."""
    return equal(left**2, right**2, "expand", because + " (squared)", lemma=True, where={h: (0.3, 3)}, transform=sp.cancel)


def derivation(v: SimpleNamespace) -> Derivation:
    h, n = v.h, v.n
    k, m, c = sp.symbols("k_2 m_2 c", positive=True)
    where = {v.h: (0.3, 3), v.d: [1, 2, 10], n: [2, 3, 20], k: (0.5, 1), m: (0.1, 0.3), c: (0.1, 0.3)}
    of_square, of_mean = 1 / h**2 + sp.Rational(1, 4), 1 / (h**2 + 1) + sp.Rational(1, 2)
    return Derivation(
        (KERNEL, ESTIMATE),
        (
            gaussian_integral(),
            root_of_square(
                sp.sqrt(sp.pi / of_square) / sp.sqrt(4 * sp.pi), h / sp.sqrt(h**2 + 4),
                "E k^2 in one coordinate: the integral of exp(-x^2/h^2 - x^2/4)/sqrt(4 pi)", h,
            ),
            root_of_square(
                h**2 / (h**2 + 1) * sp.sqrt(sp.pi / of_mean) / sp.sqrt(2 * sp.pi), h**2 / sp.sqrt((h**2 + 1) * (h**2 + 3)),
                "E m^2 in one coordinate: the integral of h^2/(h^2 + 1) exp(-x^2/(h^2 + 1) - x^2/2)/sqrt(2 pi)", h,
            ),
            equal(
                k + 2 * m + 2 * c**2 + c**2 - 4 * m + 2 * c * c - 4 * c * c, k - 2 * m + c**2, "expand",
                "the products in kt^2: E k m(X) = E m^2 and E m(X) m(X') = c^2 with c = E k(X, X') = E m", lemma=True, where=where,
            ),
            equal(
                2 * n * (n - 1) * k / (n * (n - 1)) ** 2, 2 * k / (n * (n - 1)), "expand",
                "E kt(x, X) = 0: of all products of two pairs only those of a pair with itself, in two orders, count", lemma=True, where=where,
            ),
            equal(2 / (n * (n - 1)) * centred(v), prediction(v), "substitute", "with the three means", where=where, transform=lambda e: e),
        ),
    )


LAW = Law(
    name="measure_objectives.variance_of_unbiased_mmd_at_null",
    statement="The unbiased squared discrepancy of n draws of N(0, I_d) from N(0, I_d) has the variance 2 E kt^2/(n (n - 1)), kt the centred kernel.",
    relation=Equals(),
    observable="variance",
    parameters=(SEVERAL, DIMENSION, BANDWIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("usual rate", "of order 1/n: 2 E kt^2/n", lambda v: 2 * centred(v) / v.n),
        Rival("not centred", "the variance of k itself over the pairs", lambda v: 2 * (square(v) - alike(v) ** 2) / (v.n * (v.n - 1))),
        Rival("ordered pairs independent", "without the two orders of a pair", lambda v: centred(v) / (v.n * (v.n - 1))),
    ),
)
