"""Along displacement the negative entropy is convex: spreading helps more at first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    AtLeast,
    AtMost,
    Condition,
    Derivation,
    Law,
    Premise,
    Rival,
    at_least,
    equal,
    weights,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.segments import SHARE, WAY
from lawbook.theory.measure_objectives.setting import HERE

WIDTHS = weights("w", "widths of the first histogram's cells, which have equal masses", length="k")
AFTER = weights("v", "widths of the second histogram's cells, which have equal masses", length="k")


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return -sp.Sum((1 - v.t) * sp.log(v.k * v.w[i]) + v.t * sp.log(v.k * v.v[i]), (i, 0, v.k - 1)) / v.k


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, s, k = sp.symbols("x y s k", positive=True)
    i = sp.Symbol("i", integer=True, nonnegative=True)
    where = {x: (0.2, 3), y: (0.2, 3), s: (0.05, 0.95), k: (1, 5), v.t: (0.1, 0.9)}
    return Derivation(
        (
            WAY,
            Premise("On the line a cell of width x and mass 1/k becomes one of width (1 - t) x + t y; its density is 1/(k width)."),
        ),
        (
            equal(sp.log(1 / (k * x)) / k, -sp.log(k * x) / k, "expand", "one cell's share of the integral of rho log rho", lemma=True, where=where, transform=lambda e: sp.expand_log(e, force=True)),
            equal(sp.Derivative(-sp.log((1 - s) * x + s * y), (s, 2)), (x - y) ** 2 / ((1 - s) * x + s * y) ** 2, "differentiate", "along the way, twice", lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
            at_least((x - y) ** 2 / ((1 - s) * x + s * y) ** 2, 0, "convex: below its chord", lemma=True, where=where),
            equal(sp.Sum(-(1 - v.t) * sp.log(v.k * v.w[i]) / v.k - v.t * sp.log(v.k * v.v[i]) / v.k, (i, 0, v.k - 1)), prediction(v), "sum", "the chords of all cells",
                  transform=lambda e: -sp.Sum((1 - v.t) * sp.log(v.k * v.w[i]) + v.t * sp.log(v.k * v.v[i]), (i, 0, v.k - 1)) / v.k if e.has(sp.Sum) else e),
        ),
    )


LAW = Law(
    name="measure_objectives.entropy_along_displacement",
    statement="Along displacement between histograms with k cells of equal mass the integral of rho log rho is at most its chord, the sum of -((1 - t) log(k w_i) + t log(k v_i))/k: negative entropy is convex.",
    relation=AtMost(),
    observable="value",
    parameters=(WIDTHS, AFTER, SHARE),
    conditions=(Condition("every cell has a width", lambda v: bool((v.w > 0).all() and (v.v > 0).all())),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("concave", "at least the chord", relation=AtLeast()),
        Rival("strongly", "below the chord by t (1 - t)/10, whatever the laws", lambda v: prediction(v) - v.t * (1 - v.t) / 10),
    ),
    remark="So the free energy of a convex potential is convex along displacement, which is why Langevin's flow has a rate.",
)
