"""Without imbalance nothing oscillates, at any correlation and step size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import speed, speed_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP

INPUTS = real("rho_E", "correlation of any two inputs", r"\rho_E", low=0, high=1, high_open=True, typical=(0, 0.95))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    M, m, room = v.M, sp.Symbol("m", positive=True), sp.Symbol("r", positive=True)  # room = 1 - rho_E
    where = {M: [2, 3, 5, 20], v.eta: (0.1, 1000), m: (0.01, 6), room: (0.05, 1), v.rho_E: (0, 0.95)}
    push = v.eta * room / (sp.exp(m) + M - 1)
    return Derivation(
        (
            Premise("M tokens of frequency 1/M, each its own class: by symmetry all margins stay equal, and K_E R = (1 - rho_E) R "
                    "(law equicorrelated_margin)."),
        ),
        (
            *speed_steps(M),
            equal(
                v.eta * (1 - v.rho_E) / M * speed(m, M), v.eta * (1 - v.rho_E) / (sp.exp(m) + M - 1), "expand",
                "what a step adds to every margin", lemma=True, where=where,
            ),
            at_least(push, sp.Integer(0), "it is positive, for any step", lemma=True, where=where, witness=push),
            equal(sp.Max(0, -push), prediction(v), "substitute", "no margin falls", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.equal_tokens_never_oscillate",
    statement=(
        "M equally frequent tokens, each its own class, with inputs of equal correlations: from zero every margin grows at every step, "
        "whatever the step size."
    ),
    relation=Equals(exact=True),
    observable="falls",
    parameters=(INPUTS, CLASSES, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("Zipf's frequencies", "the same on Zipf's law", cell={"zipf": 1.0}),),
    remark=(
        "The null model of imbalance, as margins_never_fall is that of correlation: oscillation needs both. In floating point, differences "
        "of margins that are rounding errors grow at large steps, and at a correlation of 0.99 show up as falls after some tens of steps."
    ),
)
