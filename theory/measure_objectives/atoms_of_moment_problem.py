"""Moment problems have solutions with few atoms."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import PAPER
from lawbook.theory.source import Source

MOMENTS = integer("m", "number of moments fixed, beside the total mass", low=0, typical=(0, 12))


def prediction(v: SimpleNamespace) -> Any:
    return v.m + 1


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, t = sp.symbols("a b c t", positive=True)
    return Derivation(
        (
            Premise("The least value of a linear objective over a polytope is attained at a vertex."),
            Premise("At a vertex the columns (1, g_1, ..., g_m) of the atoms are independent: else mass could be moved along a dependence both ways. There are at most m + 1 independent columns."),
        ),
        (
            equal((a + t) - 2 * (b + t) + (c + t), a - 2 * b + c, "expand", "three atoms on the line at -1, 0, 1 and one moment: moving (t, -2 t, t) keeps mass and mean, so they are no vertex", lemma=True),
            at_most(sp.Min(a, b), a, "until one of them is used up", lemma=True),
            equal(1 + v.m, prediction(v), "expand", "the mass and m moments"),
        ),
    )


LAW = Law(
    name="measure_objectives.atoms_of_moment_problem",
    statement="Minimising mu(V) over laws with m fixed moments needs at most m + 1 atoms.",
    relation=AtMost(),
    observable="atoms",
    parameters=(MOMENTS,),
    prediction=prediction,
    source=Source("standard (Richter, Rogosinski, Tchakaloff); derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("m atoms", "at most m atoms", lambda v: v.m),
        Rival("half", "m/2 + 1 atoms, as for polynomial moments on the line", lambda v: v.m / 2 + 1),
    ),
)
