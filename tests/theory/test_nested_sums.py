"""Sums over several variables, which SymPy keeps as one sum with a list of limits."""

import pytest
import sympy as sp

from lawbook.theory import Equals, Law, integer
from lawbook.theory.witness import evaluate

N = integer("n", "a size", low=1)


def double_sum(n: sp.Symbol) -> sp.Expr:
    x, y = sp.symbols("x y", integer=True)
    return sp.Sum(sp.Sum(x * y**2, (x, 1, y)), (y, 1, n))


def test_inner_limits_may_depend_on_the_outer_variable() -> None:
    n = sp.Symbol("n", integer=True)
    assert evaluate(double_sum(n), {n: 4}) == 227
    law = Law("tests.double_sum", "", Equals(), "sum", (N,), lambda v: double_sum(v.n))
    assert law.predict(n=4) == pytest.approx(227, rel=1e-15)
