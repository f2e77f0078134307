"""Langevin's flow forgets each entry of a covariance at its own rate."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TIME

ROW = real("q", "variance of the target along axis i", low=0, low_open=True, typical=(0.3, 3))
COLUMN = real("r", "variance of the target along axis j", low=0, low_open=True, typical=(0.3, 3))
RESIDUAL = real("c", "entry (i, j) of the first covariance less the target's", typical=(-1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return v.c * sp.exp(-v.t * (1 / v.q + 1 / v.r))


def derivation(v: SimpleNamespace) -> Derivation:
    f = prediction(v)
    return Derivation(
        (Premise("dX = -Q^(-1) X dt + sqrt(2) dB, so that S' = 2 I - Q^(-1) S - S Q^(-1), and the residual R = S - Q has R' = -Q^(-1) R - R Q^(-1)."),),
        (
            equal(2 - v.q / v.q - v.q / v.q, sp.Integer(0), "expand", "the target is stationary", lemma=True),
            equal(sp.Derivative(f, v.t), -f / v.q - f / v.r, "differentiate", "the entry (i, j) in the axes of Q", lemma=True, transform=lambda e: sp.expand(e.doit())),
            equal(v.c * sp.exp(-v.t / v.q) * sp.exp(-v.t / v.r), f, "expand", "it starts at c", where={v.q: (0.3, 3), v.r: (0.3, 3), v.t: (0, 3)}),
        ),
    )


LAW = Law(
    name="measure_objectives.residual_of_langevin_flow",
    statement="Langevin's flow (the Wasserstein gradient flow of KL) from a normal law to a normal target changes the entry (i, j) of the covariance's residual, in the target's axes, by the factor exp(-t (1/q_i + 1/q_j)).",
    relation=Equals(exact=True),
    observable="residual",
    parameters=(ROW, COLUMN, RESIDUAL, TIME,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half the rate", "exp(-t (1/q + 1/r)/2)", lambda v: v.c * sp.exp(-v.t * (1 / v.q + 1 / v.r) / 2)),
        Rival("one rate for all", "exp(-2 t), whatever the target's variances", lambda v: v.c * sp.exp(-2 * v.t)),
        Rival("mean of the variances", "exp(-4 t/(q + r))", lambda v: v.c * sp.exp(-4 * v.t / (v.q + v.r))),
    ),
    remark="The largest variance of the target sets the slowest rate: Langevin's flow is as ill-conditioned as the target.",
)
