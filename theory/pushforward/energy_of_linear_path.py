"""Kinetic energy of flow matching's field."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.paths import CONDITIONAL, conditional_step, linear_steps
from lawbook.theory.pushforward.plane import (
    FLOW,
    MEAN,
    PLANE,
    end,
    fidelity,
    mean,
    mean_steps,
    mean_towards,
    mean_trace,
    start,
    total,
    where,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return total(v) - sp.pi / 2 * mean_trace(v)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (FLOW, MEAN, CONDITIONAL),
        (
            conditional_step(),
            *linear_steps(),
            *mean_steps(v),
            equal(
                (start(v) + end(v) - sp.pi / 2 * mean(v)).trace(), prediction(v), "integrate", "tr(S_0 (1 + S - pi S^(1/2)/2))", where=where(v),
                transform=mean_towards(v, prediction(v)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.energy_of_linear_path",
    statement=(
        "The field of the linear path between independent N(0, S_0) and N(0, S_1) has the kinetic energy tr S_0 + tr S_1 - (pi/2) tr(S_0 # S_1); "
        "transport would need W_2^2."
    ),
    relation=Equals(exact=True),
    observable="energy",
    parameters=PLANE,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("least energy", "that of transport, W_2^2", lambda v: total(v) - 2 * fidelity(v)),
        Rival("cost of its end map", "tr S_0 + tr S_1 - 2 tr(S_0 # S_1)", lambda v: total(v) - 2 * mean_trace(v)),
        Rival("any path", "the same on the trigonometric path", cell={"path": "trigonometric"}),
    ),
    remark='Straight lines between paired points do not make straight trajectories: from N(0, 1) to itself the energy is 2 - pi/2, though the end map is the identity.',
)
