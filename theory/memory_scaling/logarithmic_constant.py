"""Storing by the logarithm of the rank: the constant of its error at every size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail
from lawbook.theory.memory_scaling.threshold_floor import MULTIPLE

PREMISES = (
    Premise("x = u P, P = kappa d: sums over the stored ranks are P times integrals over u from 0 to 1, and v = log(1/u)."),
    Premise("Two classes: a stored token errs with Phi(-s), s^2 = d q^2/|q|^2; the others are guessed, with mass "
            "P^(1 - alpha)/((alpha - 1) zeta(alpha))."),
)


def prediction(v: SimpleNamespace) -> Any:
    b = v.alpha - 1
    return sp.exp(b**2 * v.kappa) * normal_tail(-b * sp.sqrt(2 * v.kappa)) / (b * sp.zeta(v.alpha)) * (v.kappa * v.d) ** -b


def derivation(v: SimpleNamespace) -> Derivation:
    a, b = v.alpha, sp.Symbol("b", positive=True)
    y, sigma = sp.symbols("v sigma", positive=True)
    where = {a: (1.3, 3.2), v.kappa: (0.1, 1.5), b: (0.3, 2), y: (0.1, 5), sigma: (0.3, 1.5), v.d: (10, 1000)}
    density = sp.exp(b * y) * normal_density(y / sigma) / sigma
    return Derivation(
        PREMISES,
        (
            equal(
                sp.Integral(y**2 * sp.exp(-y), (y, 0, sp.oo)), sp.Integer(2), "integrate",
                "|q|^2 = 2 P, so that s = v/sigma with sigma = sqrt(2 kappa)", lemma=True, transform=lambda e: e.doit(),
            ),
            equal(
                sp.Derivative(sp.exp(b * y) * normal_tail(y / sigma) / b, y), sp.exp(b * y) * normal_tail(y / sigma) - density / b,
                "differentiate", "by parts, b = alpha - 1: the stored tokens cost the integral of e^(b v) phi(v/sigma)/(sigma b) less "
                "1/(2 b), which the guessed ones add", lemma=True, where=where, transform=lambda e: sp.expand(sp.simplify(e.doit())),
            ),
            equal(
                sp.Integral(density, (y, 0, sp.oo)), sp.exp(b**2 * sigma**2 / 2) * normal_tail(-b * sigma), "integrate",
                "complete the square", lemma=True, where=where,
                transform=lambda e: sp.expand(sp.simplify(e.doit().rewrite(sp.erfc))),
            ),
            equal(
                (v.kappa * v.d) ** (1 - a) * sp.exp((a - 1) ** 2 * v.kappa) * normal_tail(-(a - 1) * sp.sqrt(2 * v.kappa)) / (a - 1) / sp.zeta(a),
                prediction(v), "substitute", "P^(1 - alpha)/zeta(alpha) times it over b, at sigma^2 = 2 kappa", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.logarithmic_constant",
    statement=(
        "With two classes, infinitely many Zipf tokens and q = log(kappa d/x)_+, the error is asymptotically "
        "e^((alpha - 1)^2 kappa) Phi((alpha - 1) sqrt(2 kappa))/((alpha - 1) zeta(alpha)) (kappa d)^(1 - alpha)."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(EXPONENT, MULTIPLE, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("all or nothing", "as if the stored tokens did not err",
              lambda v: (v.kappa * v.d) ** (1 - v.alpha) / (2 * (v.alpha - 1) * sp.zeta(v.alpha))),
        Rival("a threshold's logarithm", "log(d)/10 times it", lambda v: prediction(v) * sp.log(v.d) / 10),
    ),
    remark="Rate-optimal for every kappa, without a logarithm; at alpha = 2 and the best kappa 1.512/d, 3.8 % above the least error.",
)
