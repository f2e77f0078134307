"""Cramer's distance of two laws on the line is half of their energy distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.atoms import (
    ATOMS,
    MASSES,
    OTHER_MASSES,
    POINTS,
    collected,
    over_pairs,
    within_and_between,
)
from lawbook.theory.pushforward.setting import PAPER


def prediction(v: SimpleNamespace) -> Any:
    return -over_pairs(v, sp.Abs) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, d, e = sp.symbols("a b c d e", real=True)
    t, z = sp.Symbol("t", real=True), sp.Symbol("z", positive=True)
    where = {z: (0.1, 3)} | dict.fromkeys((a, b, c, d, e), (-1, 1))
    f = -c - d  # three atoms with masses c, d, f that sum to 0
    return Derivation(
        (ATOMS, Premise("F - G at t is the sum of c_i 1(x_i <= t).")),
        (
            equal(
                -(c * d * (a - b) ** 2 + c * f * (a - e) ** 2 + d * f * (b - e) ** 2), (c * a + d * b + f * e) ** 2, "expand",
                "as the c_i sum to 0, (sum c_i a_i)^2 is less half the sum of c_i c_j (a_i - a_j)^2 over all ordered pairs (here for three atoms)",
                lemma=True, where=where,
            ),
            equal(
                sp.Integral(sp.Integer(1), (t, 0, z)), z, "integrate", "(1(x <= t) - 1(y <= t))^2 is 1 between the two atoms: its integral is their distance",
                lemma=True, where=where, transform=lambda e: e.doit(),
            ),
            equal(-within_and_between(v, sp.Abs) / 2, prediction(v), "expand", "E|X - Y| less half of E|X - X'| and of E|Y - Y'|", where=where,
                  transform=lambda e: -collected(-2 * e) / 2),
        ),
    )


LAW = Law(
    name="pushforward.cramer_is_half_energy",
    statement="On the line the integral of (F - G)^2 is E|X - Y| - E|X - X'|/2 - E|Y - Y'|/2.",
    relation=Equals(exact=True),
    observable="tails",
    parameters=(POINTS, MASSES, OTHER_MASSES),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("energy distance", "the whole of 2 E|X - Y| - E|X - X'| - E|Y - Y'|", lambda v: 2 * prediction(v)),
        Rival("squared distances", "with |x - y|^2: the squared difference of the means", lambda v: -over_pairs(v, lambda z: z**2) / 2),
    ),
)
