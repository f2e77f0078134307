"""Storing by the square root of the logarithm of the rank: the constant, and the best size in closed form."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.logarithmic_constant import PREMISES
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail
from lawbook.theory.memory_scaling.threshold_floor import MULTIPLE


def prediction(v: SimpleNamespace) -> Any:
    b = v.alpha - 1
    return (1 - 2 * b * v.kappa) ** -sp.Rational(1, 2) / (2 * b * sp.zeta(v.alpha)) * (v.kappa * v.d) ** -b


def derivation(v: SimpleNamespace) -> Derivation:
    a = v.alpha
    y, b, room = sp.symbols("y b r", positive=True)  # room = 1 - 2 b kappa
    kappa = (1 - room) / (2 * b)
    where = {a: (1.3, 3.2), b: (0.3, 2), room: (0.1, 0.9), y: (0.1, 3), v.kappa: (0.05, 0.2), v.d: (10, 1000)}
    factor = sp.exp(b * kappa * y**2)
    return Derivation(
        PREMISES,
        (
            equal(
                sp.Integral(y * sp.exp(-y), (y, 0, sp.oo)), sp.Integer(1), "integrate", "|q|^2 = P, so that s^2 = v/kappa", lemma=True,
                transform=lambda e: e.doit(),
            ),
            equal(
                sp.Derivative(factor * normal_tail(y) / b, y), 2 * kappa * y * factor * normal_tail(y) - factor * normal_density(y) / b,
                "differentiate", "by parts in y = s, v = kappa y^2, b = alpha - 1: the integral of e^(b kappa y^2) phi(y)/b less 1/(2 b), "
                "which the guessed tokens add", lemma=True, where=where, transform=lambda e: sp.expand(sp.simplify(e.doit())),
            ),
            equal(
                sp.Integral(sp.exp(-room * y**2 / 2) / sp.sqrt(2 * sp.pi), (y, 0, sp.oo)), room ** -sp.Rational(1, 2) / 2, "integrate",
                "half a normal integral, r = 1 - 2 b kappa", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                (v.kappa * v.d) ** (1 - a) * (1 - 2 * (a - 1) * v.kappa) ** -sp.Rational(1, 2) / 2 / (a - 1) / sp.zeta(a), prediction(v),
                "substitute", "P^(1 - alpha)/zeta(alpha) times it over b", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.square_root_logarithmic_constant",
    statement=(
        "With two classes, infinitely many Zipf tokens and q = sqrt(log(kappa d/x)_+), 2 (alpha - 1) kappa < 1, the error is "
        "asymptotically (1 - 2 (alpha - 1) kappa)^(-1/2)/(2 (alpha - 1) zeta(alpha)) (kappa d)^(1 - alpha)."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(EXPONENT, MULTIPLE, DIMENSION),
    conditions=(Condition("2 (alpha - 1) kappa < 1: beyond it frequent tokens err too often", lambda v: 2 * (v.alpha - 1) * v.kappa < 1),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("all or nothing", "as if the stored tokens did not err",
              lambda v: (v.kappa * v.d) ** (1 - v.alpha) / (2 * (v.alpha - 1) * sp.zeta(v.alpha))),
        Rival("a threshold's logarithm", "log(d)/10 times it", lambda v: prediction(v) * sp.log(v.d) / 10),
    ),
    remark="Best at kappa = 1/(2 alpha - 1), with (2 alpha - 1)^(alpha - 1/2)/(2 (alpha - 1) zeta(alpha)): 1.579/d at alpha = 2.",
)
