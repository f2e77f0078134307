"""When a token reaches a margin: inversely proportional to its frequency."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, clock, clock_steps, speed
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCY, HERE, MARGIN


def prediction(v: SimpleNamespace) -> Any:
    return (sp.exp(v.m) + (v.M - 1) * v.m - 1) / (v.M * v.p)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    where = {v.M: [2, 3, 5, 20], v.m: (0.1, 6), v.p: (0.05, 1)}
    return Derivation(
        PREMISES,
        (
            *clock_steps(v.M),
            equal(
                sp.Integral(1 / (v.p * speed(x, v.M)), (x, 0, v.m)), clock(v.m, v.M) / v.p, "integrate",
                "the time of the flow: the integral of dm over its speed p M / (e^m + M - 1)", where=where,
                transform=lambda e: sp.expand(e.doit()),
            ),
            equal(clock(v.m, v.M) / v.p, prediction(v), "expand", "F(m) written out", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.time_to_margin",
    statement=(
        "With orthonormal embeddings a token of frequency p reaches the margin m at time (e^m + (M - 1) m - 1) / (M p)."
    ),
    relation=Equals(exact=True),
    observable="time",
    parameters=(FREQUENCY, MARGIN, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponential only", "(e^m - 1) / (M p)", lambda v: (sp.exp(v.m) - 1) / (v.M * v.p)),
        Rival("square root of the frequency", "the same with p^(1/2)", lambda v: prediction(v) * sp.sqrt(v.p)),
    ),
    remark="Imbalance never goes away: margins of two tokens end log(p/p') apart.",
)
