"""Kinetic energy on the trigonometric path."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.paths import CONDITIONAL, conditional_step, trigonometric_steps
from lawbook.theory.pushforward.plane import (
    FLOW,
    MEAN,
    PLANE,
    cost_step,
    end,
    excess,
    mean,
    mean_steps,
    mean_towards,
    mean_trace,
    squared_wasserstein,
    start,
    total,
    where,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.pi**2 / 8 * (squared_wasserstein(v) + excess(v))


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (FLOW, MEAN, CONDITIONAL),
        (
            conditional_step(),
            *trigonometric_steps(),
            *mean_steps(v),
            equal(
                (sp.pi**2 / 8 * (start(v) + end(v)) - sp.pi**2 / 4 * mean(v)).trace(), sp.pi**2 / 8 * (total(v) - 2 * mean_trace(v)), "expand", "tr(S_0 ((pi^2/8) (1 + S) - (pi^2/4) S^(1/2)))", where=where(v),
                transform=mean_towards(v, sp.pi**2 / 8 * (total(v) - 2 * mean_trace(v))),
            ),
            cost_step(v, sp.pi**2 / 8),
        ),
    )


LAW = Law(
    name="pushforward.energy_of_trigonometric_path",
    statement=(
        "The field of the path cos(pi t/2) X_0 + sin(pi t/2) X_1 between independent N(0, S_0) and N(0, S_1) has pi^2/8 times the energy of its end map's "
        "straight lines, tr S_0 + tr S_1 - 2 tr(S_0 # S_1): 23 % more, for every pair."
    ),
    relation=Equals(exact=True),
    observable="energy",
    parameters=PLANE,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("of transport", "pi^2/8 times W_2^2", lambda v: sp.pi**2 / 8 * squared_wasserstein(v)),
        Rival("linear path", "the linear path's", lambda v: total(v) - sp.pi / 2 * mean_trace(v)),
        Rival("any path", "the same on the linear path", cell={"path": "linear"}),
    ),
    remark='It is 0 from a law to itself, where the linear path wastes 2 - pi/2 per axis.',
)
