"""Averaging squared differences of means over random waves is a kernel discrepancy: with half of the normal kernel."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.atoms import (
    ATOMS,
    BANDWIDTH,
    MASSES,
    OTHER_MASSES,
    POINTS,
    as_exponential,
    collected,
    constant_drops_out,
    less_than_one,
    over_kernel,
    over_pairs,
    within_and_between,
)
from lawbook.theory.pushforward.setting import PAPER


def prediction(v: SimpleNamespace) -> Any:
    return over_kernel(v) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, t = sp.symbols("x_0 y_0 t", real=True)
    z, s = sp.Symbol("z", positive=True), sp.Symbol("s", positive=True)
    a, b, c, d = sp.symbols("a b c d", real=True)
    where = {x: (-2, 2), y: (-2, 2), t: (-2, 2), z: (0.1, 2), s: (0.3, 2), v.h: (0.5, 3)} | dict.fromkeys((a, b, c, d), (-1, 1))
    normal = sp.exp(-(t**2) / (2 * s**2)) / (s * sp.sqrt(2 * sp.pi))
    return Derivation(
        (ATOMS, Premise("Test functions are cos(t .) and sin(t .), each with probability 1/2, t from N(0, 1/h^2).")),
        (
            equal(
                (a * c + b * d) ** 2, a * a * c * c + 2 * a * b * c * d + b * b * d * d, "expand",
                "a squared difference of means is a sum over pairs of atoms of c_i c_j phi(x_i) phi(x_j)", lemma=True, where=where,
            ),
            equal(
                sp.cos(t * x) * sp.cos(t * y) + sp.sin(t * x) * sp.sin(t * y), sp.cos(t * x - t * y), "expand", "both waves together see differences only",
                lemma=True, where=where, transform=sp.trigsimp,
            ),
            equal(
                sp.Integral(sp.cos(z * t) * normal, (t, -sp.oo, sp.oo)), sp.exp(-(s**2) * z**2 / 2), "integrate",
                "the mean wave over normal frequencies of deviation s = 1/h", lemma=True, where=where, transform=lambda e: e.doit(),
            ),
            constant_drops_out(),
            as_exponential(),
            equal(
                -within_and_between(v, less_than_one(v.h)) / 2, prediction(v), "expand",
                "k(x, y) = exp(-(x - y)^2/(2 h^2))/2 within both laws less twice between them", where=where,
                transform=lambda e: -collected(-2 * e) / 2,
            ),
        ),
    )


LAW = Law(
    name="pushforward.mean_discrepancy_is_mmd",
    statement=(
        "The squared difference of the means of two laws, averaged over waves cos(t x) and sin(t x) with t from N(0, 1/h^2), is half of their squared "
        "discrepancy for the kernel exp(-(x - y)^2/(2 h^2))."
    ),
    relation=Equals(exact=True),
    observable="waves",
    parameters=(POINTS, MASSES, OTHER_MASSES, BANDWIDTH),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("whole kernel", "the discrepancy itself, without the half that averaging over both waves costs", lambda v: 2 * prediction(v)),
        Rival("frequencies of deviation h", "the kernel exp(-h^2 (x - y)^2/2)", lambda v: over_pairs(v, lambda z: sp.exp(-(v.h**2) * z**2 / 2)) / 2),
        Rival("exponent not halved", "the kernel exp(-(x - y)^2/h^2)", lambda v: over_pairs(v, lambda z: sp.exp(-(z**2) / v.h**2)) / 2),
    ),
)
