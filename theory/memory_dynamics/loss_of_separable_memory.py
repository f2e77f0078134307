"""The loss of any separable problem in the long run: the inverse squared margin over time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.regret_bound import NORM
from lawbook.theory.memory_dynamics.setting import HERE, STEP, STEPS


def prediction(v: SimpleNamespace) -> Any:
    return v.S / (v.eta * v.T)


def derivation(v: SimpleNamespace) -> Derivation:
    t, s = sp.symbols("t s", positive=True)
    m = sp.Symbol("m", positive=True)
    where = {v.S: (1, 40), t: (1, 100), m: [5, 10, 20, 30, 40], s: (1, 100)}
    return Derivation(
        (
            Premise("The memory is asymptotically V log t, V the memory of least norm with margins of at least 1, |V|^2 = S (the "
                    "max-margin bias; background, not proved here)."),
            Premise("Hence dW/dt, minus the gradient, is asymptotically V/t, and dL/dt = -|gradient|^2."),
        ),
        (
            equal(
                sp.Derivative(sp.log(t), t) ** 2 * v.S, v.S / t**2, "differentiate", "the squared gradient", lemma=True, where=where,
                transform=lambda e: e.doit(),
            ),
            limit(
                sp.exp(m) * sp.log(1 + sp.exp(-m)), sp.Integer(1), m, sp.oo, "losses vanish with growing margins: L tends to 0", lemma=True,
                where=where,
            ),
            equal(
                sp.Integral(v.S / s**2, (s, t, sp.oo)), v.S / t, "integrate", "so L is what is still to fall", lemma=True, where=where,
            ),
            equal(v.S / v.eta / v.T, prediction(v), "substitute", "t = eta T", where=where | {v.eta: (0.1, 9), v.T: (1, 100)}),
        ),
    )


LAW = Law(
    name="memory_dynamics.loss_of_separable_memory",
    statement=(
        "On a separable problem the loss after T steps is asymptotically S/(eta T), S the squared norm of the max-margin memory: no "
        "frequency enters."
    ),
    relation=Asymptotic("T"),
    observable="loss",
    parameters=(NORM, STEP, restrict(STEPS, low=1, typical=(1e4, 1e6))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("norm for its square", "sqrt(S)/(eta T)", lambda v: sp.sqrt(v.S) / (v.eta * v.T)),
        Rival("square root of the step", "large steps gain by their square root", lambda v: prediction(v) * sp.sqrt(v.eta)),
    ),
    remark="Pairs that are no support vectors correct it by powers of time; large steps leave it for long (see lead_of_descent).",
)
