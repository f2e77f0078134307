"""The best design of a polynomial has as few atoms as a design can have, and each weighs the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.largest_variance_of_best_design import DEGREE
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.p + 1


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c = sp.symbols("a b c", positive=True)
    x = sp.Symbol("x", real=True)
    w = sp.Symbol("w", positive=True)
    where = {v.p: [1, 2, 5, 9], w: (0.1, 0.4), x: (-0.8, 0.8), a: (0.1, 0.3), b: (0.1, 0.3), c: (0.1, 0.3)}
    rows = sp.Matrix([[1, -1, 1], [1, x, x**2], [1, 1, 1]])
    determinant = (rows.T * sp.diag(a, b, c) * rows).det()
    return Derivation(
        (
            Premise("By law `largest_variance_of_best_design`, q <= p + 1 on [-1, 1], with equality at the atoms; q is a polynomial of degree 2 p, so q - p - 1 has at most 2 p zeros, and each atom inside the interval is a double one."),
            Premise("With fewer than p + 1 atoms the information matrix is singular."),
        ),
        (
            equal(2 * (v.p - 1) + 2, 2 * v.p, "expand", "both ends and p - 1 atoms inside use up all the zeros", lemma=True, where=where, transform=sp.expand),
            equal(determinant, a * b * c * 4 * (1 - x**2) ** 2, "expand", "degree 2: places and masses separate", lemma=True, where=where, transform=sp.factor),
            equal(sp.Derivative(w * w * (1 - 2 * w), w), 2 * w * (1 - 3 * w), "differentiate", "the product of the masses is largest at equal ones", lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
            equal(2 + (2 * v.p - 2) / 2, prediction(v), "expand", "two ends, and half of the other zeros", where=where, transform=sp.expand),
        ),
    )


LAW = Law(
    name="measure_objectives.atoms_of_best_design",
    statement="The design on [-1, 1] of largest determinant for a polynomial of degree p has p + 1 atoms.",
    relation=Equals(exact=True),
    observable="atoms",
    parameters=(DEGREE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("any design", "(p + 1)(p + 2)/2 + 1, what Caratheodory's theorem allows for any linear model", lambda v: (v.p + 1) * (v.p + 2) / 2 + 1),
        Rival("every zero", "2 p, an atom at every zero", lambda v: 2 * v.p),
        Rival("one to spare", "p + 2, to see an error of the model", lambda v: v.p + 2),
    ),
    remark="Few atoms suffice, again: a design that is best for the model cannot see that the model is wrong.",
)
