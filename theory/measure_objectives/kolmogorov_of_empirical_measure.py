"""The mean Kolmogorov distance of a sample from its law, the same for every continuous law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(sp.pi / 2) * sp.log(2) / sp.sqrt(v.n) - 1 / (6 * v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    k = sp.Symbol("k", integer=True, positive=True)
    tail = sp.Integral(sp.exp(-2 * k**2 * x**2), (x, 0, sp.oo))
    where = {k: [1, 2, 5], v.n: [1, 10, 100]}
    mean = sp.Sum((-1) ** (k - 1) / k, (k, 1, sp.oo))
    return Derivation(
        (
            Premise("The quantiles of the draws are uniform, and sqrt(n) (F_n - F) tends to a Brownian bridge (Donsker)."),
            Premise("The largest |bridge| exceeds x with probability 2 sum over k >= 1 of (-1)^(k - 1) exp(-2 k^2 x^2) (Kolmogorov, 1933)."),
            Premise("At finite n, sqrt(n) times the distance exceeds x with the limit's probability at x + 1/(6 sqrt(n)), up to terms of order 1/n (Chang, 1956)."),
            Premise("The mean of a positive number is the integral of its tail; the alternating sum may be integrated term by term (Abel)."),
        ),
        (
            equal(tail, sp.sqrt(sp.pi / 2) / (2 * k), "integrate", "one term of the tail", lemma=True, where=where, transform=lambda e: e.doit()),
            equal(mean, sp.log(2), "sum", "the alternating harmonic series", lemma=True, transform=lambda e: e.doit()),
            equal(
                (2 * sp.sqrt(sp.pi / 2) / 2 * mean - 1 / (6 * sp.sqrt(v.n))) / sp.sqrt(v.n), prediction(v), "sum", "all terms; the tail starts at 1, so that a shift moves the mean",
                where=where, transform=lambda e: sp.expand(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.kolmogorov_of_empirical_measure",
    statement="The largest gap between the distribution functions of n draws and of their continuous law has the mean sqrt(pi/2) log(2)/sqrt(n) - 1/(6 n), to one percent from twenty draws on; sqrt(pi/2) log(2) = .8687.",
    relation=Equals(),
    observable="deviation",
    parameters=(SAMPLES,),
    conditions=(Condition("n >= 20", lambda v: v.n >= 20),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the limit alone", "without -1/(6 n)", lambda v: sp.sqrt(sp.pi / 2) * sp.log(2) / sp.sqrt(v.n)),
        Rival("slow rate", "n^(-1/4)", lambda v: sp.sqrt(sp.pi / 2) * sp.log(2) / v.n ** sp.Rational(1, 4)),
        Rival("one half-line", "the mean gap at the median alone, 1/sqrt(2 pi n)", lambda v: 1 / sp.sqrt(2 * sp.pi * v.n)),
        Rival("motion for bridge", "sqrt(pi/2)/sqrt(n), the largest |Brownian motion|", lambda v: sp.sqrt(sp.pi / (2 * v.n))),
    ),
    remark="Half-lines are the class of losses 1(x <= t): this is the deviation that bounds what learning from n draws can cost.",
)
