"""The normal kernel averaged over two normal laws: a product over the axes of the sum of their covariances."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal, real, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER

SPECTRUM = weights("spectrum", "eigenvalues of the sum of the two covariances", length="d")
GAP = weights("gap", "sizes of the components of the means' difference in the eigenvectors", length="d")
BANDWIDTH = real("h", "bandwidth of the kernel exp(-|x - y|^2/(2 h^2))", low=0, low_open=True, typical=(0.5, 5))


def axis(variance: Any, gap: Any, h: Any) -> Any:
    """One axis: h/sqrt(h^2 + variance) exp(-gap^2/(2 (h^2 + variance)))."""
    return h / sp.sqrt(h**2 + variance) * sp.exp(-(gap**2) / (2 * (h**2 + variance)))


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Product(axis(v.spectrum[i], v.gap[i], v.h), (i, 0, v.d - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    z, g, h = sp.Symbol("z", real=True), sp.Symbol("g", real=True), v.h
    s, a = sp.symbols("s a", positive=True)
    i = sp.Symbol("i", integer=True, nonnegative=True)
    where = {z: (-2, 2), g: (-2, 2), s: (0.1, 3), h: (0.5, 3), a: (0.3, 3)}
    product = sp.Product(
        (1 / sp.sqrt(1 + v.spectrum[i] / h**2)) * sp.exp(-(v.gap[i] ** 2) / (2 * (h**2 + v.spectrum[i]))), (i, 0, v.d - 1)
    )
    return Derivation(
        (Premise("X - Y is normal with the sum of the covariances; in its eigenvectors the coordinates are independent, and so is |X - Y|^2 a sum."),),
        (
            equal(
                z**2 / h**2 + (z - g) ** 2 / s, (h**2 + s) / (h**2 * s) * (z - g * h**2 / (h**2 + s)) ** 2 + g**2 / (h**2 + s), "expand",
                "twice the exponent of kernel times density in one coordinate, as a complete square", lemma=True, where=where, transform=sp.factor,
            ),
            equal(
                sp.Integral(sp.exp(-a * z**2), (z, -sp.oo, sp.oo)), sp.sqrt(sp.pi / a), "integrate", "with 2 a = (h^2 + s)/(h^2 s)", lemma=True, where=where,
                transform=lambda e: e.doit(),
            ),
            equal(
                (sp.sqrt(2 * sp.pi * h**2 * s / (h**2 + s)) / sp.sqrt(2 * sp.pi * s)) ** 2, (h / sp.sqrt(h**2 + s)) ** 2, "expand",
                "over the density's constant (squared)", lemma=True, where=where, transform=sp.cancel,
            ),
            equal(
                product, prediction(v), "expand", "the product over the axes", where=where,
                transform=lambda e: sp.Product(sp.simplify(e.function), *e.limits),
            ),
        ),
    )


def without_gap_in_width(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Product(v.h / sp.sqrt(v.h**2 + v.spectrum[i]) * sp.exp(-(v.gap[i] ** 2) / (2 * v.h**2)), (i, 0, v.d - 1))


def halved(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Product(axis(v.spectrum[i] / 2, v.gap[i], v.h), (i, 0, v.d - 1))


LAW = Law(
    name="pushforward.kernel_mean_of_normals",
    statement=(
        "For independent normal X and Y, S the sum of their covariances and Delta the difference of their means, E exp(-|X - Y|^2/(2 h^2)) is "
        "h^d det(h^2 I + S)^(-1/2) exp(-Delta' (h^2 I + S)^(-1) Delta/2)."
    ),
    relation=Equals(),
    observable="kernel",
    parameters=(SPECTRUM, GAP, BANDWIDTH),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("kernel at the means", "the exponent of the kernel itself, h in place of the wider h^2 I + S", without_gap_in_width),
        Rival("one covariance", "with half of S, the covariance of one law", halved),
    ),
    remark="Means over mixtures follow, part by part: all discrepancies between mixtures of normals have closed forms.",
)
