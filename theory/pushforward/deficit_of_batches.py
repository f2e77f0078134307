"""At large batches the learnt deviation falls short by a multiple of 1/n."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import (
    HALF_WIDTH,
    LOSS,
    MAP,
    SIZE,
    window_moment,
    window_moment_value,
    window_step,
)
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def formula(v: SimpleNamespace) -> Any:
    return window_moment(2, v.sigma**2, v.b) / (v.n * v.sigma * window_moment(4, v.sigma**2, v.b))


def derivation(v: SimpleNamespace) -> Derivation:
    s, t, e = sp.symbols("s t epsilon", positive=True)
    f, g = sp.exp(-(s**2) * t**2 / 2), sp.exp(-(v.sigma**2) * t**2 / 2)
    loss = ((f - g) ** 2 + e * (1 - f**2)) / 2
    slope = sp.exp(-(v.sigma**2) * t**2)
    where = {s: (0.5, 2), t: (0.1, 1), e: (0.01, 0.3), v.sigma: (0.5, 2), v.n: [3, 10, 40], v.b: (0.3, 2)}
    return Derivation(
        (
            MAP, LOSS,
            Premise("One batch of n adds the variance of the test functions, E_t (1 - |f|^2)/(2 n); at large n the minimum moves "
                    "from sigma by minus the slope of this over the "
                    "curvature (implicit function theorem)."),
        ),
        (
            equal(
                sp.diff(loss, s, e).subs({s: v.sigma, e: 0}), v.sigma * t**2 * slope, "differentiate", "the slope that 1/n = "
                    "epsilon adds at s = sigma, for one frequency",
                lemma=True, where=where,
            ),
            equal(
                sp.diff(loss, s, 2).subs({e: 0}).subs(s, v.sigma), v.sigma**2 * t**4 * slope, "differentiate",
                "the curvature at s = sigma", lemma=True, where=where,
            ),
            window_step(2, v.b),
            window_step(4, v.b),
            equal(
                v.sigma * window_moment(2, v.sigma**2, v.b) / (v.n * v.sigma**2 * window_moment(4, v.sigma**2, v.b)), formula(v),
                "substitute",
                "slope over curvature", where=where,
            ),
        ),
    )


def evaluate(sigma: Any, b: Any, n: Any) -> Any:
    return window_moment_value(2, sigma**2, b) / (n * sigma * window_moment_value(4, sigma**2, b))


def evaluate_digits(mp: Any, sigma: Any, b: Any, n: Any) -> Any:
    c = mp.mpf(sigma) ** 2
    return window_moment_value(2, c, b, mp) / (n * mp.mpf(sigma) * window_moment_value(4, c, b, mp))


LAW = Law(
    name="pushforward.deficit_of_batches",
    statement=(
        "Frequencies uniform on [-b, b], one batch of n at a time: the learnt deviation is below sigma by (1/n) E[t^2 "
        "exp(-sigma^2 t^2)]/(sigma E[t^4 exp(-sigma^2 t^2)]), asymptotically in n."
    ),
    relation=Asymptotic("n"),
    observable="deficit",
    parameters=(TARGET_DEVIATION, HALF_WIDTH, restrict(SIZE, low=2)),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("root of n", "n^(-1/2)", lambda v: formula(v) * sp.sqrt(v.n)),
        Rival("order n^(-2)", "a correction of second order only", lambda v: formula(v) / v.n),
        Rival("no weight", "the slope as at s = 0: E t^2 in place of E t^2 exp(-sigma^2 t^2)",
              lambda v: v.b**2 / 3 / (v.n * v.sigma * window_moment(4, v.sigma**2, v.b))),
    ),
)
