"""Uniform inputs measure the ends of an interval badly: squared dimension instead of dimension."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.largest_variance_of_best_design import DEGREE
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return (v.p + 1) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    k, m = sp.symbols("k m", integer=True, nonnegative=True)
    x = sp.Symbol("x", real=True)
    where = {v.p: [1, 2, 5, 9], x: (-1, 1)}
    squares = [sp.Integral(sp.legendre(a, x) * sp.legendre(b, x) / 2, (x, -1, 1)) for a, b in ((2, 2), (2, 3), (3, 3))]
    return Derivation(
        (
            Premise("In the orthonormal polynomials of the uniform law, e_k = sqrt(2 k + 1) P_k with Legendre's P_k, the information matrix is the identity and q(z) = sum of e_k(z)^2."),
            Premise("|P_k| is at most 1 on [-1, 1], with the value 1 at the right end."),
        ),
        (
            equal(squares[0] + squares[1] + squares[2], sp.Rational(1, 5) + 0 + sp.Rational(1, 7), "integrate", "squares of P_k have the mean 1/(2 k + 1), products the mean 0", lemma=True, transform=lambda e: e.doit()),
            equal(sum((2 * j + 1) * sp.legendre(j, x).subs(x, 1) ** 2 for j in range(4)), sp.Integer(16), "substitute", "at the end, degree 3", lemma=True),
            equal(sp.Sum((2 * k + 1), (k, 0, v.p)), prediction(v), "sum", "at the end, any degree", where=where, transform=lambda e: sp.factor(e.doit())),
        ),
    )


LAW = Law(
    name="measure_objectives.largest_variance_of_uniform_design",
    statement="With uniform inputs on [-1, 1] the largest variance of a fitted polynomial of degree p is (p + 1)^2 times noise/n, at the ends: p + 1 times what the best design reaches.",
    relation=Equals(exact=True),
    observable="uniform_variance",
    parameters=(DEGREE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the best design", "p + 1", lambda v: v.p + 1),
        Rival("arcsine", "2 p + 1, as with inputs of the arcsine law", lambda v: 2 * v.p + 1),
        Rival("square of the degree", "p^2", lambda v: v.p**2),
    ),
    remark="The best law to train on is again not the law of the test: law `largest_variance_of_best_design`.",
)
