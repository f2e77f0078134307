"""Where the best design of a polynomial measures: at the ends and where Legendre's polynomial is flat."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.largest_variance_of_best_design import DEGREE
from lawbook.theory.measure_objectives.setting import HERE


def formula(v: SimpleNamespace) -> Any:
    return sp.Function("z")(v.p)


def evaluate(p: float) -> float:
    zeros = np.polynomial.legendre.Legendre.basis(int(p)).deriv().roots().real
    return float(min(z for z in zeros if z > 1e-9))


def evaluate_digits(mp: Any, p: Any) -> Any:
    degree = int(p)
    return mp.findroot(lambda x: degree * (x * mp.legendre(degree, x) - mp.legendre(degree - 1, x)) / (x * x - 1), mp.mpf(evaluate(p)))


def flattest(mp: Any, p: Any) -> Any:
    """Least positive place of p - 1 points between -1 and 1 whose product of distances is stationary, by Newton's method."""
    degree = int(p)
    start = [-mp.cos(mp.pi * (i + 1) / degree) for i in range(degree - 1)]

    def pull(*inner: Any) -> list[Any]:
        places = [mp.mpf(-1), *inner, mp.mpf(1)]
        return [mp.fsum(1 / (x - y) for y in places if y is not x) for x in inner]

    found = mp.findroot(pull, start) if degree > 2 else [mp.mpf(0)]
    return min(z for z in found if z > mp.mpf(10) ** -9)


def derivation(v: SimpleNamespace) -> Derivation:
    x, r = sp.symbols("x r", positive=True)
    where = {x: (0.1, 0.9), v.p: [3, 4, 5], r: (0.1, 0.6), sp.Function("flattest"): lambda mp, point: lambda p: flattest(mp, p),
             sp.Function("z"): lambda mp, point: lambda p: evaluate_digits(mp, p)}
    legendre = sp.legendre(4, x)
    places = [-1, -r, 0, r, 1]
    apart = sp.prod([(b - a) ** 2 for i, a in enumerate(places) for b in places[i + 1 :]])

    def both(mp: Any, at: Any) -> tuple[Any, Any]:
        return flattest(mp, at[v.p]), evaluate_digits(mp, at[v.p])

    return Derivation(
        (
            Premise("By law `atoms_of_best_design` there are p + 1 atoms; the determinant is the product of their masses and of all their squared distances, so they have the largest product of distances (Fekete)."),
            Premise("r(p), z(p): least positive zeros of the slope of that product, and of the derivative of Legendre's polynomial P_p."),
        ),
        (
            equal(sp.Derivative((1 - x**2) * sp.diff(legendre, x), x, x), -20 * sp.diff(legendre, x), "differentiate",
                  "w = (1 - x^2) P_p' vanishes at the atoms and w'' = -p (p + 1) P_p' at the inner ones, as stationary distances ask (p = 4)", lemma=True, where=where, transform=lambda e: sp.expand(e.doit())),
            equal(sp.Derivative(sp.log(apart), r), (6 - 14 * r**2) / (r * (1 - r**2)), "differentiate", "degree 4, symmetric places: no slope at r = sqrt(3/7)", lemma=True,
                  where=where, transform=lambda e: sp.factor(sp.simplify(e.doit()))),
            equal(sp.Function("flattest")(v.p), formula(v), "solve", "other degrees, by Newton's method on the distances", where=where, numeric=both, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.inner_place_of_best_design",
    statement="The design on [-1, 1] of largest determinant for a polynomial of degree p has its inner atoms at the zeros of the derivative of Legendre's polynomial P_p: the least positive one is z(p).",
    relation=Equals(exact=True),
    observable="inner",
    parameters=(restrict(DEGREE, high=200, typical=(3, 9)),),
    conditions=(Condition("p >= 3: an atom between 0 and 1", lambda v: v.p >= 3),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Chebyshev", "cos(pi floor((p - 1)/2)/p), where Chebyshev's polynomial has its extremes", lambda v: sp.cos(sp.pi * sp.floor((v.p - 1) / 2) / v.p)),
        Rival("equal steps", "places at equal distances", lambda v: 1 - 2 * sp.floor((v.p - 1) / 2) / v.p),
    ),
    remark="Places thicken towards the ends like the arcsine law's. 1/sqrt(5) for cubics, sqrt(3/7) for quartics.",
)
