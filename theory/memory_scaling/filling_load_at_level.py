"""How many dimensions a filled memory needs per token, for a given error."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from scipy.optimize import brentq

from lawbook.theory import (
    Condition,
    Derivation,
    Law,
    Premise,
    Procedure,
    Rival,
    Threshold,
    at_most,
    equal,
    real,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling import error_of_balanced_classes as balanced
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail

LEVEL = real("epsilon", "error of the tokens", r"\epsilon", low=0, high=1, low_open=True, high_open=True, typical=(0.01, 0.3))
GUESSING = Condition("epsilon < 1 - 1/M: better than guessing", lambda v: v.epsilon < 1 - 1 / v.M)


def formula(v: SimpleNamespace) -> Any:
    """The root of F_M(load) = epsilon, F_M being the error of balanced classes."""
    return sp.Function("load", positive=True)(v.epsilon, v.M)


def evaluate(epsilon: float, M: int) -> float:
    M = int(M)
    high = 4.0
    while balanced.evaluate(high, M) > epsilon:
        high *= 2
    return brentq(lambda load: balanced.evaluate(load, M) - epsilon, 0.0, high, xtol=1e-13, rtol=1e-14)


def error_in_digits(mp: Any, load: Any, M: int) -> Any:
    """F_M(load) by the trapezoidal rule, whose error is of order exp(-2 pi^2 / (M step^2)) for this entire integrand."""
    power, s = int(M) - 1, mp.sqrt(load)
    step = mp.pi * mp.sqrt(2 / (M * mp.log(10) * (mp.dps + 10)))
    reach = int((mp.sqrt(2 * mp.log(10) * (mp.dps + 5)) + s) / step) + 1
    nodes = (step * k for k in range(-reach, reach + 1))
    return step * mp.fsum(-mp.npdf(g) * mp.expm1(power * mp.log(mp.ncdf(s + g))) for g in nodes)


def evaluate_digits(mp: Any, epsilon: Any, M: int) -> Any:
    near = mp.mpf(evaluate(float(epsilon), int(M)))
    target = mp.log(mp.mpf(epsilon))
    excess = lambda load: mp.log(error_in_digits(mp, load, int(M))) - target  # noqa: E731
    return mp.findroot(excess, (near, near * (1 + mp.mpf(10) ** -8)))


def derivation(v: SimpleNamespace) -> Derivation:
    s, g = sp.symbols("s g", real=True)
    q, N, load = sp.symbols("q N load", positive=True)
    d = sp.Symbol("d", positive=True)

    def at_the_root(mp: Any, at: Any) -> tuple[Any, Any]:
        """The root, once times F_M(root) / epsilon."""
        root = evaluate_digits(mp, at[v.epsilon], at[v.M])
        return root * error_in_digits(mp, root, int(at[v.M])) / at[v.epsilon], root

    return Derivation(
        (
            Premise("Filling: q = 1 for N tokens in M balanced classes, so that |q|^2 = N."),
            Premise("Law `error_of_balanced_classes`: the error is F_M(load), load = d M q^2/|q|^2, in the limit of a large dimension."),
            Premise("kappa(epsilon, M) denotes the root of F_M = epsilon; it is unique since F_M falls from 1 - 1/M to 0."),
        ),
        (
            equal((d * v.M * q**2 / (N * q**2)), d * v.M / N, "expand", "the load of filling, whatever the common weight", lemma=True),
            at_most(
                -(v.M - 1) * normal_density(s + g) * normal_tail(-(s + g)) ** (v.M - 2), sp.Integer(0),
                "the integrand 1 - Phi(s + g)^(M-1) falls with s at every g: one root", lemma=True,
                witness=(v.M - 1) * normal_density(s + g) * normal_tail(-(s + g)) ** (v.M - 2),
                where={v.M: [2, 3, 9], s: (0, 5), g: (-3, 3)},
            ),
            equal(
                sp.Function("load", positive=True)(v.epsilon, v.M), formula(v), "solve", "F_M(load) = epsilon",
                where={v.epsilon: (0.02, 0.4), v.M: [2, 5]}, numeric=at_the_root,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.filling_load_at_level",
    statement=(
        "A filled memory with M balanced classes errs less than epsilon where its load d M / N exceeds the root of F_M = epsilon: "
        "3.28 for two classes and 10 %, 6.76 for five."
    ),
    relation=Threshold("load"),
    observable="load",
    parameters=(LEVEL, CLASSES),
    conditions=(GUESSING,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as many dimensions as tokens", "N = d: the load is M", lambda v: v.M),
        Rival("the paper's overflow regime", "3 d = N / M, a load of 1/3", lambda v: sp.Rational(1, 3)),
        Rival("independent of the classes", "the load of two classes",
              Procedure(formula, lambda epsilon, M: evaluate(epsilon, 2), lambda mp, epsilon, M: evaluate_digits(mp, epsilon, 2))),
        Rival("union bound", "(M - 1) Phi(-sqrt(load / 2)) = epsilon",
              lambda v: 4 * sp.erfcinv(2 * v.epsilon / (v.M - 1)) ** 2),
    ),
    remark=(
        "d = N is not a special point: the paper's overflow regime 3 (d + 1) <= N/M and its infinite memory d >= N leave the "
        "whole transition between them. Loads for half of guessing / 10 % / 1 %: 0.91, 3.28, 10.8 (M = 2); 1.77, 6.76, 15.4 "
        "(M = 5); 2.63, 8.90, 18.0 (M = 10)."
    ),
)
