"""Stein's flow with a bilinear kernel is exact with any number of particles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TIME

TARGET = real("q", "variance of the target", low=0, low_open=True, typical=(0.3, 3))
FIRST = real("w", "first variance of the particles", low=0, low_open=True, typical=(0.3, 3))


def prediction(v: SimpleNamespace) -> Any:
    return v.q / (1 + (v.q / v.w - 1) * sp.exp(-2 * v.t))


def derivation(v: SimpleNamespace) -> Derivation:
    x, z = sp.symbols("x z", real=True)
    f = prediction(v)
    where = {x: (-2, 2), v.q: (0.3, 3), v.w: (0.3, 3), v.t: (0.05, 2), z: (0.3, 2)}
    return Derivation(
        (Premise("x' = mean over particles y of (1 + x y)(-y/q) + x, the last term from the kernel's slope in y; the mean of y is 0, the mean of y^2 is z."),),
        (
            equal(-z * x / v.q + x, (1 - z / v.q) * x, "expand", "the field is linear in x: the cloud is only scaled", lemma=True, where=where),
            equal(sp.Derivative(f, v.t), 2 * (1 - f / v.q) * f, "differentiate", "the logistic equation z' = 2 (1 - z/q) z", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit() - 2 * (1 - f / v.q) * f) + 2 * (1 - f / v.q) * f),
            equal(f.subs(v.t, 0), v.w, "substitute", "from w", lemma=True, where=where),
            equal(1 / (1 / v.q + (1 / v.w - 1 / v.q) * sp.exp(-2 * v.t)), f, "solve", "the inverse variance relaxes linearly", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.variance_along_stein_flow",
    statement='Stein variational gradient flow with the kernel 1 + x y towards N(0, q), from any number of centred particles of variance w, has the variance q/(1 + (q/w - 1) exp(-2 t)): the rate is 2, whatever q.',
    relation=Equals(exact=True),
    observable="variance",
    parameters=(TARGET, FIRST, TIME,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Langevin's flow", "q + (w - q) exp(-2 t/q)", lambda v: v.q + (v.w - v.q) * sp.exp(-2 * v.t / v.q)),
        Rival("rate by the target", "exp(-2 t/q)", lambda v: v.q / (1 + (v.q / v.w - 1) * sp.exp(-2 * v.t / v.q))),
        Rival("not centred", "the same for particles that are not centred", cell={"shift": 0.7}),
    ),
    remark="Only two moments converge: the standardised particles never move, so that the law of the cloud is the target's only if it was so up to scale.",
)
