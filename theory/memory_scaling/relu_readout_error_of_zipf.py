"""The error of the ReLU read-out on Zipf's law, with its constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, at_least, at_most, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.relu_readout import STORED
from lawbook.theory.memory_scaling.setting import CLASSES, EXPONENT, HERE


def prediction(v: SimpleNamespace) -> Any:
    return (1 - 1 / v.M) * v.P ** (1 - v.alpha) / ((v.alpha - 1) * sp.zeta(v.alpha))


def derivation(v: SimpleNamespace) -> Derivation:
    a, P, M = v.alpha, v.P, v.M
    t = sp.Symbol("t", positive=True)
    eta, d = sp.symbols("eta d", positive=True)
    where = {a: (1.2, 3.5), P: [1, 2, 5, 20, 100]}
    tail = sp.zeta(a, P + 1)
    return Derivation(
        (
            Premise("Law `relu_readout_error`: the error is (1 - 1/M) p(x > P), ranks x = 1, 2, ..."),
            Premise("p(x) = x^-alpha / zeta(alpha), so that p(x > P) = zeta(alpha, P + 1) / zeta(alpha) (Hurwitz)."),
        ),
        (
            equal(
                sp.Integral(t**-a, (t, P, sp.oo)), P ** (1 - a) / (a - 1), "integrate", "the tail's integral",
                lemma=True, where=where | {a: (2, 3.5)}, transform=lambda e: sp.simplify(e.doit(conds="none")),
            ),
            at_most(tail, P ** (1 - a) / (a - 1), "a decreasing summand is below its integral from P", lemma=True, where=where),
            at_least(
                tail, (P + 1) ** (1 - a) / (a - 1), "and above its integral from P + 1", lemma=True, where=where
            ),
            limit(
                ((P + 1) / P) ** (1 - a), sp.Integer(1), P, sp.oo, "both integrals agree in the limit", lemma=True,
                where={a: (1.2, 3.5)},
            ),
            equal(
                sp.exp(eta**2 * d / 4) ** (1 - a), sp.exp(-(a - 1) * eta**2 * d / 4), "substitute",
                "with as many keys as Lemma 1 grants, P = exp(eta^2 d / 4), the decay is exponential in d", lemma=True,
                where={a: (1.2, 3.5), eta: (0.2, 0.9), d: (2, 40)},
            ),
            equal(
                (1 - 1 / M) / sp.zeta(a) * (P ** (1 - a) / (a - 1)), prediction(v), "expand", "collect the constant",
                where=where | {M: [2, 5, 9]},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.relu_readout_error_of_zipf",
    statement=(
        "On Zipf's law the ReLU read-out with P stored tokens errs like (1 - 1/M) P^(1 - alpha) / ((alpha - 1) zeta(alpha)); "
        "with the P = exp(eta^2 d / 4) of the quasi-orthogonality lemma this is exponentially small in d."
    ),
    relation=Asymptotic("P"),
    observable="error",
    parameters=(EXPONENT, STORED, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "no guessing", "unstored tokens always err",
            lambda v: v.P ** (1 - v.alpha) / ((v.alpha - 1) * sp.zeta(v.alpha)),
        ),
        Rival(
            "frequency of the first unstored token", "the error is of the order of p(P)",
            lambda v: (1 - 1 / v.M) * v.P ** (-v.alpha) / sp.zeta(v.alpha),
        ),
    ),
)
