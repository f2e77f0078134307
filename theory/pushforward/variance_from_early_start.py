"""Started from N(0, 1) at time T, the flow keeps a bias."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BACK, NOISED, flow_step, marginal_step, variance
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK, HORIZON, TIME


def prediction(v: SimpleNamespace) -> Any:
    return variance(v.t, v.s) / variance(v.T, v.s)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.s: (0.3, 3), v.T: (1, 4), v.t: (0.01, 0.5)}
    return Derivation(
        (NOISED, BACK),
        (
            marginal_step(v),
            flow_step(v),
            equal((sp.sqrt(variance(v.t, v.s)) / sp.sqrt(variance(v.T, v.s))) ** 2, prediction(v), "substitute", "variance of the image of N(0, 1)", where=where),
        ),
    )


LAW = Law(
    name="pushforward.variance_from_early_start",
    statement=(
        "Data N(0, s^2): the probability-flow ODE started from N(0, 1) at time T and stopped at t gives the variance "
        "(1 + (s^2 - 1) exp(-2 t))/(1 + (s^2 - 1) exp(-2 T))."
    ),
    relation=Equals(exact=True),
    observable="variance",
    parameters=(DEVIATION, HORIZON, TIME),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("start forgotten", "1 + (s^2 - 1) exp(-2 t), as from the exact law at T", lambda v: variance(v.t, v.s)),
        Rival("stop forgotten", "that at t = 0", lambda v: v.s**2 / variance(v.T, v.s)),
        Rival("slower", "exp(-T) in place of exp(-2 T)", lambda v: variance(v.t, v.s) / variance(v.T / 2, v.s)),
    ),
    remark="Stopping adds variance to data with s < 1 and takes it from data with s > 1; starting early does the opposite.",
)
