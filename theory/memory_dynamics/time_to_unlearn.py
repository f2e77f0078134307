"""How long a token takes to recover from a wrong start."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, speed, speed_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCY, HERE

DEPTH = real("h", "depth of the start: minus the margin at time 0", low=0, typical=(0.1, 20))


def prediction(v: SimpleNamespace) -> Any:
    return (1 - sp.exp(-v.h) + (v.M - 1) * v.h) / (v.M * v.p)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {v.M: [2, 3, 5, 20], v.h: (0.1, 9), v.p: (0.05, 1)}
    return Derivation(
        PREMISES,
        (
            *speed_steps(v.M),
            equal(
                sp.Integral(1 / (v.p * speed(x, v.M)), (x, -v.h, 0)), prediction(v), "integrate",
                "the time from the margin -h to 0: the integral of dm over its speed", where=where,
                transform=lambda e: sp.expand(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.time_to_unlearn",
    statement=(
        "With orthonormal embeddings a token whose wrong classes all lead by h is answered rightly from time "
        "(1 - e^-h + (M - 1) h) / (M p) on: linear in the depth of the wrong start."
    ),
    relation=Equals(exact=True),
    observable="time",
    parameters=(FREQUENCY, DEPTH, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponential in the depth", "(e^h - 1) / (M p)", lambda v: (sp.exp(v.h) - 1) / (v.M * v.p)),
        Rival("constant speed", "h / p, as if the loss had slope 1", lambda v: v.h / v.p),
    ),
)
