"""In the plane matching costs log n/(2 pi n): the critical dimension, with its constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, cited, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import PAPER, SAMPLES, SECOND_SAMPLES
from lawbook.theory.source import Source


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(v.n / v.m) / (2 * sp.pi)


def derivation(v: SimpleNamespace) -> Derivation:
    r, low, high = sp.symbols("r r_0 r_1", positive=True)
    return Derivation(
        (
            Premise("Linearised transport: n W_2^2 is 2 times the squared norm of the inverse Laplacian's gradient of white noise, a sum over frequencies k of 2/(4 pi^2 |k|^2), cut at |k| of order sqrt(n)."),
            Premise("Ambrosio, Stra and Trevisan (2019): n E W_2^2 / log n tends to 1/(2 pi) for two samples on the torus of the plane."),
        ),
        (
            equal(sp.Integral(2 * 2 * sp.pi * r / (4 * sp.pi**2 * r**2), (r, low, high)), sp.log(high / low) / sp.pi, "integrate", "the sum over frequencies between two radii",
                  lemma=True, where={low: (1, 3), high: (5, 20)}, transform=lambda e: sp.expand_log(e.doit(), force=True)),
            cited(
                (sp.log(high / low) / sp.pi).subs({low: sp.sqrt(v.m), high: sp.sqrt(v.n)}), prediction(v), "equal", "Ambrosio, Stra, Trevisan, A PDE approach to a 2-dimensional matching problem (2019)",
                "radii are proportional to sqrt(n): the cut's constant cancels in a difference",
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.growth_of_plane_matching",
    statement="Between m and n points each, n times the mean W_2^2 of two samples on the torus of the plane grows by log(n/m)/(2 pi), for m large.",
    relation=Equals(),
    observable="growth",
    parameters=(SAMPLES, restrict(SECOND_SAMPLES, low=16, typical=(16, 200))),
    prediction=prediction,
    source=Source("standard (Ambrosio, Stra, Trevisan 2019); the constant's derivation is heuristic", PAPER),
    derivation=derivation,
    rivals=(
        Rival("one sample", "log(n/m)/(4 pi), the constant of one sample", lambda v: sp.log(v.n / v.m) / (4 * sp.pi)),
        Rival("parametric", "no growth beyond 1/10", lambda v: sp.Rational(1, 10) + 0 * v.n),
    ),
)
