"""Averaging skewed candidates is biased by half a radius."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

RADIUS = real("rho", "mean radius", r"\rho", low=0, low_open=True, typical=(0.5, 3))
SKEW = real("w", "1 where centres lie on one side of the label, 0 where on both", low=0, high=1, typical=(0, 1))


def prediction(v: SimpleNamespace) -> Any:
    return v.w * v.rho / 2


def derivation(v: SimpleNamespace) -> Derivation:
    u, r = sp.symbols("u r", positive=True)
    return Derivation(
        (Premise("Centres are off by u, uniform on [0, r] (a share w of them) or on [-r, r]; their mean is what a least-squares fit to centres aims at."),),
        (
            equal(sp.Integral(u / r, (u, 0, r)), r / 2, "integrate", "skewed", lemma=True),
            equal(sp.Integral(u / (2 * r), (u, -r, r)), 0, "integrate", "unskewed", lemma=True),
            equal(v.w * (v.rho / 2) + (1 - v.w) * 0, prediction(v), "expand", "averaged over radii of mean rho"),
        ),
    )


LAW = Law(
    name="measure_objectives.bias_of_centres",
    statement="A fit to the centres of candidate intervals is off by half the mean radius where centres lie on one side of the label, and by nothing where they lie on both: 2/3 in the published experiment.",
    relation=Equals(),
    observable="bias",
    parameters=(RADIUS, SKEW),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("unbiased", "no bias either way", lambda v: 0 * v.rho),
        Rival("full radius", "the mean radius", lambda v: v.w * v.rho),
    ),
)
