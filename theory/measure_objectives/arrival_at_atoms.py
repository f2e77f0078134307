"""Towards a sample the Cramer flow arrives in a finite time, on the sample itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.passage_from_outside import MOVE
from lawbook.theory.measure_objectives.setting import HERE

PLACES = weights("y", "places of m = k - 1 atoms, rising, and then the first place of the quantile", length="k")
LEVEL = real("u", "level of the quantile", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.95))


def prediction(v: SimpleNamespace) -> Any:
    i, m = sp.Symbol("i", integer=True, positive=True), v.k - 1
    return sp.Sum(sp.Piecewise(((v.y[i] - v.y[i - 1]) / (2 * (i / m - v.u)), i > m * v.u), (0, True)), (i, 1, m))


def derivation(v: SimpleNamespace) -> Derivation:
    i, m = sp.Symbol("i", integer=True, positive=True), v.k - 1
    z, low, gap = sp.symbols("z low gap", positive=True)
    a = sp.Symbol("a", positive=True)
    where = {low: (0.1, 1), gap: (0.1, 1), a: (0.6, 1), v.u: (0.1, 0.5)}
    speed = 2 * (i / m - v.u)
    return Derivation(
        (
            MOVE,
            Premise("Between the i-th of m atoms and the next one F = i/m: the speed is constant. The quantile stops at the atom at which F jumps past u, pushed back on both sides."),
        ),
        (
            equal(sp.Integral(1 / (2 * (a - v.u)), (z, low, low + gap)), gap / (2 * (a - v.u)), "integrate", "one gap, at F = a", lemma=True, where=where),
            equal(
                sp.Sum(sp.Piecewise((v.y[i] / speed - v.y[i - 1] / speed, i > m * v.u), (0, True)), (i, 1, m)), prediction(v), "sum", "all gaps above the end",
                transform=lambda e: sp.Sum(sp.Piecewise((sp.factor(e.function.args[0][0]), e.function.args[0][1]), (0, True)), *e.limits),
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.arrival_at_atoms",
    statement="Under the flow of the Cramer distance (the energy kernel's) from m equal atoms, the quantile of level u arrives from above at that of the atoms in the finite time sum of (gap)/(2 (i/m - u)) over the gaps after the i-th atom, i > m u.",
    relation=Equals(exact=True),
    observable="time",
    parameters=(PLACES, LEVEL),
    conditions=(
        Condition("two places or more, which rise", lambda v: v.k >= 2 and bool((v.y[1:] >= v.y[:-1]).all())),
        Condition("m u is not whole: there the quantile rests in a gap", lambda v: abs((v.k - 1) * v.u - round(float((v.k - 1) * v.u))) > 1e-9),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one speed", "the distance over 2 (1 - u)", lambda v: sp.Sum(sp.Piecewise((v.y[sp.Symbol("i", integer=True, positive=True)] - v.y[sp.Symbol("i", integer=True, positive=True) - 1], sp.Symbol("i", integer=True, positive=True) > (v.k - 1) * v.u), (0, True)), (sp.Symbol("i", integer=True, positive=True), 1, v.k - 1)) / (2 * (1 - v.u))),
        Rival("half the speed", "twice as long", lambda v: 2 * prediction(v)),
    ),
    remark=(
        "n = m particles copy the sample in a finite time: the flow towards a sample overfits, and only early stopping keeps it off. Two points 2 a apart: the lower of two "
        "particles at the upper point leaves at the speed 1/2 and needs 4 a, linear in the separation where the Gaussian kernel traps it."
    ),
)
