"""What flow matching's loss cannot fall below."""

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
    fidelity,
    mean,
    mean_steps,
    mean_towards,
    mean_trace,
    where,
)
from lawbook.theory.pushforward.setting import FIRST_CHECK


def prediction(v: SimpleNamespace) -> Any:
    return sp.pi / 2 * mean_trace(v)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (FLOW, MEAN, CONDITIONAL),
        (
            conditional_step(),
            *linear_steps(),
            *mean_steps(v),
            equal((sp.pi / 2 * mean(v)).trace(), prediction(v), "integrate", "tr(S_0 pi S^(1/2)/2)", where=where(v), transform=mean_towards(v, prediction(v))),
        ),
    )


LAW = Law(
    name="pushforward.irreducible_loss_of_flow_matching",
    statement=(
        "The loss of flow matching on the linear path between independent N(0, S_0) and N(0, S_1) is the squared error of the field plus (pi/2) tr(S_0 # S_1), "
        "which no field removes."
    ),
    relation=Equals(exact=True),
    observable="irreducible",
    parameters=PLANE,
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("down to zero", "the best field has no loss", lambda v: sp.Integer(0)),
        Rival("commuting", "with the trace of transport in place of the geometric mean's", lambda v: sp.pi / 2 * fidelity(v)),
        Rival("any path", "the same on the trigonometric path, where it is pi^2/4 in place of pi/2", cell={"path": "trigonometric"}),
    ),
    remark='A small loss is no sign of a good field, nor a large one of a bad field: subtract this.',
)
