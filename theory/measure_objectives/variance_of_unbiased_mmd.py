"""The unbiased estimate of a kernel discrepancy between two normal laws: its variance at every n, on and off the null."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives import variance_of_unbiased_mmd_at_null as null
from lawbook.theory.measure_objectives.mmd_of_empirical_measure import KERNEL, alike
from lawbook.theory.measure_objectives.mmd_of_two_samples import DISTANCE, apart
from lawbook.theory.measure_objectives.setting import BANDWIDTH, DIMENSION, HERE


def against(v: SimpleNamespace) -> Any:
    """E m(X)^2, m the kernel mean of N(0, I), X from N(Delta e_1, I)."""
    return null.mean_square(v) * sp.exp(-(v.Delta**2) / (v.h**2 + 3))


def across(v: SimpleNamespace) -> Any:
    """E m(X) m'(X), m' the kernel mean of X's own law."""
    return null.mean_square(v) * sp.exp(-(v.Delta**2) * (v.h**2 + 2) / (2 * (v.h**2 + 1) * (v.h**2 + 3)))


def first(v: SimpleNamespace) -> Any:
    """Variance of m'(X) - m(X): what one draw tells."""
    return null.mean_square(v) + against(v) - 2 * across(v) - (alike(v) - apart(v)) ** 2


def second(v: SimpleNamespace) -> Any:
    """Variance of kt(X, X')."""
    a, b = alike(v), apart(v)
    return null.square(v) + 2 * against(v) + 2 * b**2 + a**2 - 4 * across(v) + 2 * a**2 - 4 * a * b - (2 * a - 2 * b) ** 2


def prediction(v: SimpleNamespace) -> Any:
    return (4 * (v.n - 2) * first(v) + 2 * second(v)) / (v.n * (v.n - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    h, gap, n = v.h, v.Delta, v.n
    z, y, x = *sp.symbols("zeta_1 zeta_2", positive=True), sp.Symbol("x", real=True)
    a, b, e, f, g = sp.symbols("a b e f g", positive=True)
    where = {v.h: (0.3, 3), v.d: [1, 2, 10], n: [2, 3, 20], gap: (0, 2), x: (-2, 2)} | dict.fromkeys((a, b, e, f, g, z, y), (0.1, 1))
    pairs = (4 * n * (n - 1) * (n - 2) * z + 2 * n * (n - 1) * y) / (n * (n - 1)) ** 2
    merged = (4 * (n - 2) * z + 2 * y) / (n * (n - 1))
    wide = (h**2 + 3) / (2 * (h**2 + 1))
    return Derivation(
        (KERNEL, null.ESTIMATE, Premise("The draws are from N(Delta e_1, I_d); m' is the kernel mean of that law.")),
        (
            null.gaussian_integral(),
            equal(
                x**2 / (h**2 + 1) + (x - gap) ** 2 / 2, wide * (x - gap * (h**2 + 1) / (h**2 + 3)) ** 2 + gap**2 / (h**2 + 3), "expand",
                "E m(X)^2 in the first coordinate: the exponent as a complete square", lemma=True, where=where, transform=sp.factor,
            ),
            equal(
                x**2 / (2 * (h**2 + 1)) + (x - gap) ** 2 / (2 * (h**2 + 1)) + (x - gap) ** 2 / 2,
                wide * (x - gap * (h**2 + 2) / (h**2 + 3)) ** 2 + gap**2 * (h**2 + 2) / (2 * (h**2 + 1) * (h**2 + 3)), "expand",
                "E m(X) m'(X) likewise: both integrals are that of the null, times an exponential", lemma=True, where=where, transform=sp.factor,
            ),
            equal(
                e + 2 * f + 2 * b**2 + a**2 - 4 * g + 2 * a * a - 4 * a * b - (2 * a - 2 * b) ** 2, e + 2 * f - 4 * g - a**2 + 4 * a * b - 2 * b**2,
                "expand", "kt^2 has e = E k^2, f = E m^2, g = E k m = E m' m, a = E k, b = E m; its mean is 2 a - 2 b", lemma=True, where=where,
            ),
            equal(
                pairs, merged, "expand",
                "of the products of two ordered pairs 4 n (n - 1) (n - 2) share one draw, 2 n (n - 1) both", lemma=True, where=where,
            ),
            equal(
                merged.subs({z: first(v), y: second(v)}), prediction(v), "substitute", "with zeta_1 and zeta_2 as found", where=where,
                transform=lambda e: e,
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.variance_of_unbiased_mmd",
    statement=(
        "The unbiased squared discrepancy of n draws of N(Delta e_1, I_d) from N(0, I_d) has the variance "
        "4 (n - 2) zeta_1/(n (n - 1)) + 2 zeta_2/(n (n - 1)): of order 1/n, and 1/n^2 at Delta = 0."
    ),
    relation=Equals(),
    observable="variance",
    parameters=(null.SEVERAL, DIMENSION, BANDWIDTH, DISTANCE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("pairs alone", "2 zeta_2/(n (n - 1)), as at the null", lambda v: 2 * second(v) / (v.n * (v.n - 1))),
        Rival("first order", "4 zeta_1/n, at every n", lambda v: 4 * first(v) / v.n),
        Rival("independent pairs", "zeta_2 over n/2 disjoint pairs", lambda v: 2 * second(v) / v.n),
    ),
    remark="The two terms are equal near n MMD^2 = 1, up to a factor of the kernel: below, the estimate cannot tell the laws apart.",
)
