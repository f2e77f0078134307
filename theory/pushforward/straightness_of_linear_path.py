"""How far flow matching's trajectories are from straight."""

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
    where,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return (2 - sp.pi / 2) * mean_trace(v)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (FLOW, MEAN, CONDITIONAL),
        (
            conditional_step(),
            *linear_steps(),
            *mean_steps(v),
            equal(
                (start(v) + end(v) - sp.pi / 2 * mean(v)).trace() - (start(v) + end(v) - 2 * mean(v)).trace(), prediction(v), "expand",
                "the speed's mean is the chord: energy (law `energy_of_linear_path`) less the cost of the end map", where=where(v),
                transform=mean_towards(v, prediction(v)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.straightness_of_linear_path",
    statement=(
        "Along the flow of the linear path between independent N(0, S_0) and N(0, S_1), the mean squared deviation of the speed from the chord "
        "x(1) - x(0), integrated over time, is (2 - pi/2) tr(S_0 # S_1)."
    ),
    relation=Equals(exact=True),
    observable="straightness",
    parameters=PLANE,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("straight", "interpolated lines are straight, so are the trajectories", lambda v: sp.Integer(0)),
        Rival("transport's trace", "(2 - pi/2) tr (S_0^(1/2) S_1 S_0^(1/2))^(1/2)", lambda v: (2 - sp.pi / 2) * fidelity(v)),
        Rival("after one reflow", "the same after one reflow", cell={"reflow": True}),
    ),
)
