"""Equal correlations and equal frequencies: a pure slow-down."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Procedure,
    Rival,
    equal,
    real,
    restrict,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import (
    clock_steps,
    inverse_step,
    margin,
    margin_digits,
    margin_value,
)
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, TIME

INPUTS = real("rho_E", "correlation of any two inputs", r"\rho_E", low=-0.5, high=1, high_open=True, typical=(-0.1, 0.9))
OUTPUTS = real("rho_U", "correlation of any two unembeddings", r"\rho_U", low=-0.5, high=1, high_open=True, typical=(-0.1, 0.9))


def formula(v: SimpleNamespace) -> Any:
    return margin((1 - v.rho_E) * (1 - v.rho_U) * v.t / v.M, v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    M = v.M
    k = (1 + (1 - v.rho_E) * (1 - v.rho_U) * v.t) / (M - 1)
    r, c = sp.symbols("r c", positive=True)
    where = {M: [2, 3, 5, 20], v.rho_E: (-0.1, 0.9), v.rho_U: (-0.1, 0.9), v.t: (0.1, 20), r: (0.1, 1), c: (0.1, 9)}
    return Derivation(
        (
            Premise("M tokens of frequency 1/M, each its own class: by symmetry R = (Y - Pi)/M has one value r (M - 1) on the diagonal and "
                    "-r off it, so that rows and columns add up to 0."),
            Premise("Scores move by K_E R K_U (law scores_close), K = (1 - rho) I + rho 1 1^T."),
        ),
        (
            equal(
                (1 - v.rho_E) * r * (M - 1) + v.rho_E * (r * (M - 1) - (M - 1) * r), (1 - v.rho_E) * r * (M - 1), "expand",
                "K_E R = (1 - rho_E) R: the all-ones part sees a column that adds up to 0", lemma=True, where=where,
            ),
            equal(
                (1 - v.rho_U) * r * (M - 1) + v.rho_U * (r * (M - 1) - (M - 1) * r), (1 - v.rho_U) * r * (M - 1), "expand",
                "likewise R K_U = (1 - rho_U) R", lemma=True, where=where,
            ),
            *clock_steps(M),
            inverse_step(M),
            equal(
                k - sp.LambertW(sp.exp(k) / (M - 1)), formula(v), "substitute",
                "the clock of orthonormal embeddings at p = 1/M, slowed down by both factors", where=where,
                transform=lambda e: e.xreplace({k: sp.expand(k)}).xreplace({sp.expand(k): k}),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.equicorrelated_margin",
    statement=(
        "M equally frequent tokens, each its own class, with inputs of equal correlations rho_E and unembeddings of equal correlations "
        "rho_U have the margins of orthonormal ones, (1 - rho_E)(1 - rho_U) times as slowly."
    ),
    relation=Equals(exact=True),
    observable="margin",
    parameters=(INPUTS, OUTPUTS, TIME, restrict(CLASSES, high=1000)),
    conditions=(
        Condition(
            "rho_E and rho_U are at least -1/(M - 1): such vectors exist",
            lambda v: (v.rho_E * (v.M - 1) >= -1 - 1e-12) & (v.rho_U * (v.M - 1) >= -1 - 1e-12),
        ),
    ),
    prediction=Procedure(
        formula,
        lambda rho_E, rho_U, t, M: margin_value((1 - rho_E) * (1 - rho_U) * t / M, M),
        lambda mp, rho_E, rho_U, t, M: margin_digits(mp, (1 - mp.mpf(rho_E)) * (1 - mp.mpf(rho_U)) * mp.mpf(t) / int(M), M),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("squares", "1 - rho^2 in place of 1 - rho",
              lambda v: margin((1 - v.rho_E**2) * (1 - v.rho_U**2) * v.t / v.M, v.M)),
        Rival("roots", "the square root of the factor",
              lambda v: margin(sp.sqrt((1 - v.rho_E) * (1 - v.rho_U)) * v.t / v.M, v.M)),
        Rival("Zipf's frequencies", "the same for the first token of Zipf's law", cell={"zipf": 1.0}),
    ),
    remark="Correlation without imbalance: a slow-down, no oscillation. The second null model.",
)
