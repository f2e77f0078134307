"""The best test function of a kernel's unit ball does as well as the average one: adversarial and mean training agree."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, at_most, equal
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
    within_and_between,
)
from lawbook.theory.pushforward.setting import PAPER


def prediction(v: SimpleNamespace) -> Any:
    return over_kernel(v)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, d = sp.symbols("a b c d", real=True)
    m, where = sp.Symbol("m", positive=True), {v.h: (0.5, 3)} | dict.fromkeys(sp.symbols("a b c d", real=True), (-1, 1))
    return Derivation(
        (
            ATOMS,
            Premise("In the kernel's space means are inner products: the difference of the means of phi is <phi, W>, W = sum_i c_i k(x_i, .)."),
            Premise("phi and W span a plane, so two coordinates (a, b) and (c, d) suffice."),
        ),
        (
            at_most(
                (a * c + b * d) ** 2, (a**2 + b**2) * (c**2 + d**2), "Cauchy and Schwarz: no function of norm 1 does better than |W|", lemma=True,
                where=where, witness=(a * d - b * c) ** 2,
            ),
            equal(m**2 / m, m, "expand", "phi = W/|W| reaches <W, W>/|W| = |W| = m", lemma=True, where={m: (0.1, 2)}),
            constant_drops_out(),
            as_exponential(),
            equal(
                -within_and_between(v, less_than_one(v.h)), prediction(v), "expand", "|W|^2 as a sum over pairs of atoms",
                where=where, transform=lambda e: -collected(-e),
            ),
        ),
    )


LAW = Law(
    name="pushforward.best_of_kernel_ball",
    statement=(
        "The square of the largest difference of the means of a function of norm 1 in the space of the kernel exp(-(x - y)^2/(2 h^2)) is the laws' squared "
        "discrepancy for that kernel."
    ),
    relation=Equals(exact=True),
    observable="ball_squared",
    parameters=(POINTS, MASSES, OTHER_MASSES, BANDWIDTH),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("bounded functions", "the square of the sum of |p_i - w_i|, as for functions in [-1, 1]", lambda v: total_variation(v) ** 2),
        Rival("mean over waves", "half of it, the mean over cosines and sines", lambda v: over_kernel(v) / 2),
    ),
)


def total_variation(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Sum(sp.Abs(v.p[i] - v.w[i]), (i, 0, v.n - 1)) + 0 * v.h
