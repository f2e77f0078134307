"""How far the margin stays below its logarithm."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, asymptotic, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, clock, clock_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCY, HERE, TIME


def prediction(v: SimpleNamespace) -> Any:
    reach = v.M * v.p * v.t
    return ((v.M - 1) * sp.log(reach) - 1) / reach


def derivation(v: SimpleNamespace) -> Derivation:
    s, k = sp.symbols("s k", positive=True)
    reach = s + k * sp.log(s) - 1
    where = {v.M: [2, 3, 5, 20], k: (1, 5)}
    return Derivation(
        (
            *PREMISES,
            Premise("With s = e^m and k = M - 1 the clock reads M p t = s + k log s - 1; the lag is log(M p t) - m = log(M p t / s)."),
        ),
        (
            *clock_steps(v.M),
            equal(
                v.M * clock(sp.log(s), v.M), s + (v.M - 1) * sp.log(s) - 1, "substitute", "the clock in s = e^m", lemma=True,
                where=where, transform=sp.expand,
            ),
            asymptotic(
                sp.log(reach / s), (k * sp.log(s) - 1) / s, s, sp.oo, "the lag, log(1 + y) being y for small y", lemma=True,
                where=where,
            ),
            asymptotic(
                (k * sp.log(s) - 1) / s, (k * sp.log(reach) - 1) / reach, s, sp.oo, "s and M p t are asymptotically the same",
                lemma=True, where=where,
            ),
            equal(
                (v.M - 1) * sp.log(v.M * v.p * v.t) / (v.M * v.p * v.t) - 1 / (v.M * v.p * v.t), prediction(v), "expand",
                "k = M - 1, and M p t for the clock", where={v.M: [2, 3, 5], v.p: (0.1, 1), v.t: (10, 1000)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.lag_of_margin",
    statement=(
        "With orthonormal embeddings margins grow like log(M p t); what they lack is asymptotically "
        "((M - 1) log(M p t) - 1)/(M p t)."
    ),
    relation=Asymptotic("t"),
    observable="lag",
    parameters=(FREQUENCY, restrict(TIME, low=0, low_open=True, typical=(1e3, 1e6)), restrict(CLASSES, high=100)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no classes", "(log(M p t) - 1)/(M p t)",
              lambda v: (sp.log(v.M * v.p * v.t) - 1) / (v.M * v.p * v.t)),
        Rival("no logarithm", "(M - 1)/(M p t)", lambda v: (v.M - 1) / (v.M * v.p * v.t)),
    ),
    remark="While e^m is below (M - 1) m, up to times of order log M / p, margins grow linearly: rare tokens look slower than they are.",
)
