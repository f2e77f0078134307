"""One reflow makes the flow between normal laws straight, and still not optimal."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
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
from lawbook.theory.pushforward.setting import FIRST_CHECK


def prediction(v: SimpleNamespace) -> Any:
    return squared_wasserstein(v) + excess(v)


def derivation(v: SimpleNamespace) -> Derivation:
    m, t = sp.symbols("m t", positive=True)
    return Derivation(
        (FLOW, MEAN),
        (
            equal(
                sp.Derivative(1 - t + t * m, t) / (1 - t + t * m) * (1 - t + t * m), m - 1, "differentiate",
                "along an eigenvector of M, of eigenvalue m > 0, lines never meet: the field at 1 - t + t m is m - 1, the same at all times", lemma=True,
                where={m: (0.1, 4), t: (0, 1)},
            ),
            *mean_steps(v),
            equal(
                (start(v) + end(v) - 2 * mean(v)).trace(), total(v) - 2 * mean_trace(v), "expand", "E |M Z - Z|^2 for M = (S_0 # S_1) S_0^(-1)", where=where(v),
                transform=mean_towards(v, total(v) - 2 * mean_trace(v)),
            ),
            cost_step(v, sp.Integer(1)),
        ),
    )


LAW = Law(
    name="pushforward.energy_after_reflow",
    statement=(
        "Flow matching again, on the pairs (z, M z) of its own end map, has straight trajectories between normal laws, the same end map, and the "
        "energy tr S_0 + tr S_1 - 2 tr(S_0 # S_1): more than W_2^2 unless S_0 and S_1 commute."
    ),
    relation=Equals(exact=True),
    observable="energy",
    parameters=PLANE,
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("optimal", "reflow finds the optimal transport", squared_wasserstein),
        Rival("unchanged", "reflow changes nothing", cell={"reflow": False}),
        Rival("bent", "trajectories stay bent", lambda v: total(v) - sp.pi / 2 * mean_trace(v)),
    ),
    remark="One step of Euler's method is then exact. In one dimension the map is optimal as well.",
)
