"""Towards a sample the Cramer flow arrives in a finite time, on the sample itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.passage_from_outside import MOVE
from lawbook.theory.measure_objectives.setting import HERE

GAPS = weights("g", "gaps from each of m atoms, in order, to the next, and from the last to the first place of the quantile", length="m")
LEVEL = real("u", "level of the quantile", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.95))


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, positive=True)
    return sp.Sum(sp.Piecewise((v.g[i - 1] / (2 * (i / v.m - v.u)), i > v.m * v.u), (0, True)), (i, 1, v.m))


def _one_speed(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, positive=True)
    return sp.Sum(sp.Piecewise((v.g[i - 1], i > v.m * v.u), (0, True)), (i, 1, v.m)) / (2 * (1 - v.u))


def derivation(v: SimpleNamespace) -> Derivation:
    i, m = sp.Symbol("i", integer=True, positive=True), v.m
    z, low, gap = sp.symbols("z low gap", positive=True)
    a = sp.Symbol("a", positive=True)
    where = {low: (0.1, 1), gap: (0.1, 1), a: (0.6, 1), v.u: (0.1, 0.5)}
    return Derivation(
        (
            MOVE,
            Premise("Between the i-th of m atoms and the next one F = i/m: the speed is constant. The quantile stops at the atom at which F jumps past u, pushed back on both sides."),
        ),
        (
            equal(sp.Integral(1 / (2 * (a - v.u)), (z, low, low + gap)), gap / (2 * (a - v.u)), "integrate", "one gap, at F = a", lemma=True, where=where),
            equal(
                sp.Sum(sp.Piecewise((m * v.g[i - 1] / (2 * (i - m * v.u)), i > m * v.u), (0, True)), (i, 1, m)), prediction(v), "sum", "all gaps above the end",
                transform=lambda e: sp.Sum(sp.Piecewise((v.g[i - 1] / (2 * sp.expand((i - m * v.u) / m)), e.function.args[0][1]), (0, True)), *e.limits),
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.arrival_at_atoms",
    statement="Under the flow of the Cramer distance (the energy kernel's) from m equal atoms, the quantile of level u arrives from above at that of the atoms in the finite time sum of (gap)/(2 (i/m - u)) over the gaps after the i-th atom, i > m u.",
    relation=Equals(exact=True),
    observable="time",
    parameters=(GAPS, LEVEL),
    conditions=(
        Condition("m u is not whole: there the quantile rests in a gap", lambda v: abs(v.m * v.u - round(float(v.m * v.u))) > 1e-9),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one speed", "the speed 2 (1 - u) all the way", lambda v: _one_speed(v)),
        Rival("half the speed", "twice as long", lambda v: 2 * prediction(v)),
    ),
    remark=(
        "n = m particles copy the sample in a finite time: the flow towards a sample overfits, and only early stopping keeps it off. Two points 2 a apart: the lower of two "
        "particles at the upper point leaves at the speed 1/2 and needs 4 a, linear in the separation where the Gaussian kernel traps it."
    ),
)
