"""At what rate elimination drops a mode that an equal rival overtakes, sample size by sample size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CONSTANT, HERE

IMBALANCE = real("x", "(N_j - N_1)/(N_j + N_1) at which the test drops the mode", low=0.001, high=1, high_open=True, typical=(0.02, 0.9))


def rate(x: Any) -> Any:
    """I(x) = KL((1 + x)/2 | 1/2), the exponent of a fair coin's imbalance x per toss."""
    return ((1 + x) * sp.log(1 + x) + (1 - x) * sp.log(1 - x)) / 2


def prediction(v: SimpleNamespace) -> Any:
    return v.c * (1 + v.x) * rate(v.x) / (2 * v.x**2)


PREMISES = (
    Premise("Two classes of probability 1/2, the limit of a rival close to the mode: after n samples N_j = n (1 + x)/2 at imbalance x."),
    Premise("The test drops the mode at imbalance x where N_j - N_1 = n x exceeds sqrt(c N_j L), L = ln(pi^2 n^2 m/delta)."),
    Premise("Cramer: the imbalance reaches x with probability e^(-n I(x)), up to a factor of order 1/sqrt(n)."),
)


def rate_steps() -> tuple[Any, ...]:
    lam, y = sp.symbols("lam y", real=True)
    x = sp.Symbol("x", positive=True)
    best = sp.log((1 + x) / (1 - x)) / 2
    return (
        equal(
            sp.Derivative(y * lam - sp.log(sp.cosh(lam)), lam), y - sp.tanh(lam), "differentiate",
            "the tilt of a sign that has mean y: tanh(lam) = y", lemma=True, where={y: (0.01, 0.9), lam: (0.01, 3)},
            transform=lambda e: sp.simplify(e.doit()),
        ),
        equal(sp.tanh(best), x, "solve", "lam = ln((1 + x)/(1 - x))/2", lemma=True, where={x: (0.01, 0.95)},
              transform=lambda e: sp.simplify(e.rewrite(sp.exp))),
        equal(
            x * best - sp.log(sp.cosh(best)), rate(x), "substitute", "the rate of Cramer's theorem for fair signs", lemma=True,
            where={x: (0.01, 0.95)},
        ),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    n, L = sp.symbols("n L", positive=True)
    x, c = v.x, v.c
    size = c * (1 + x) * L / (2 * x**2)
    where = {x: (0.02, 0.95), c: (0.1, 24), L: (1, 50)}
    return Derivation(
        PREMISES,
        (
            *rate_steps(),
            equal((n * x) ** 2 / (c * n * (1 + x) / 2 * L) * size / n, sp.Integer(1), "expand",
                  "n x = sqrt(c n (1 + x)/2 L) at n = c (1 + x) L/(2 x^2)", lemma=True, where=where | {n: (1, 100)}),
            equal(size * rate(x) / L, prediction(v), "substitute", "n I(x) in units of L", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.error_exponent_of_elimination",
    statement=(
        "An equal rival makes elimination drop the mode at sample n = c (1 + x) L/(2 x^2) with probability e^(-g L), "
        "L = ln(pi^2 n^2 m/delta) and g = c (1 + x) I(x)/(2 x^2), I(x) = KL((1 + x)/2 | 1/2)."
    ),
    relation=Equals(),
    observable="exponent",
    parameters=(IMBALANCE, restrict(CONSTANT, low=0, low_open=True, typical=(0.5, 24))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Gaussian", "g = c/4 at every sample size", lambda v: v.c / 4),
        Rival("unanimous", "g = c ln 2, that of a run of equal samples", lambda v: v.c * sp.log(2)),
        Rival("all the samples", "g = c I(x)/x^2: N_max taken for n", lambda v: v.c * rate(v.x) / v.x**2),
    ),
    remark="From c ln 2 for unanimous runs (x = 1) the exponent falls to c/4 for late drops (x = 0): small samples are the safe ones.",
)
