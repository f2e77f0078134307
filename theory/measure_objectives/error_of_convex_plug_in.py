"""Where the discrepancy outweighs the Bayes risk, plug-in minimisers are parametric, with an amplified error."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.interpolation import OBJECTIVE, SHARE, WEIGHT, objective
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return (v.theta / (2 * v.theta - 1)) ** 2 * v.c * (1 - v.c) / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    m, centre = sp.symbols("m centre", positive=True)
    best = (2 * v.theta * centre - (1 - v.theta)) / (2 * (2 * v.theta - 1))
    where = {v.theta: (0.55, 1), centre: (0.3, 0.7), m: (0.1, 0.9), v.c: (0.2, 0.8), v.n: [10, 100]}
    return Derivation(
        (OBJECTIVE, Premise("For theta > 1/2 F is strictly convex; the minimiser is taken to lie inside [low, high].")),
        (
            equal(sp.diff(objective(m, centre, v.theta), m, 2), 2 * (2 * v.theta - 1), "differentiate", "the curvature: convex exactly for theta > 1/2", lemma=True, where=where),
            equal(sp.diff(objective(m, centre, v.theta), m).subs(m, best), 0, "differentiate", "the minimiser", lemma=True, where=where, transform=sp.simplify),
            equal(sp.diff(best, centre) ** 2 * v.c * (1 - v.c) / v.n, prediction(v), "differentiate", "its slope in c_n, squared, times the variance of c_n", where=where,
                  transform=sp.simplify),
        ),
    )


LAW = Law(
    name="measure_objectives.error_of_convex_plug_in",
    statement="For theta > 1/2 the plug-in minimiser inside its interval has the mean squared error (theta/(2 theta - 1))^2 c (1 - c)/n: of order 1/n, with a constant that is infinite at theta = 1/2.",
    relation=Equals(),
    observable="square_error",
    parameters=(restrict(WEIGHT, low=0.5, typical=(0.6, 1)), SHARE, SAMPLES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no amplification", "c (1 - c)/n, as at theta = 1", lambda v: v.c * (1 - v.c) / v.n),
        Rival("one power", "theta/(2 theta - 1) without the square", lambda v: v.theta / (2 * v.theta - 1) * v.c * (1 - v.c) / v.n),
        Rival("slow rate", "n^(-1/2) for the squared error", lambda v: prediction(v) * sp.sqrt(v.n) / 10),
    ),
    remark="Open question Q1 on one family: convex objectives give the parametric rate, concave ones an exponential one (law `wrong_vertex_of_concave_plug_in`); at the linear objective between them the constants of both break down.",
)
