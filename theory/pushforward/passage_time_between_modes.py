"""The time in which Langevin's diffusion changes modes, with the right constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE


def prediction(v: SimpleNamespace) -> Any:
    return sp.pi ** sp.Rational(3, 2) / sp.sqrt(2) * sp.exp(v.a**2 / 2) / v.a


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {v.a: (1, 3), x: (-2, 2)}
    density = (sp.exp(-((x - v.a) ** 2) / 2) + sp.exp(-((x + v.a) ** 2) / 2)) / (2 * sp.sqrt(2 * sp.pi))
    return Derivation(
        (
            Premise("The mean time is the integral over y in (-a, a) of P(X < y)/p(y); 1/p peaks at the saddle y = 0, where P(X < y) is 1/2."),
            Premise("Around 0, on the scale y = z/a, exp(y^2/2) tends to 1: the peak is 1/cosh, not normal."),
        ),
        (
            equal(1 / density, sp.sqrt(2 * sp.pi) * sp.exp(v.a**2 / 2) * sp.exp(x**2 / 2) / sp.cosh(v.a * x), "expand", "one over the density", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.rewrite(sp.exp) / (sp.exp(v.a**2 / 2) * sp.exp(x**2 / 2) / sp.cosh(v.a * x)).rewrite(sp.exp)) * sp.exp(v.a**2 / 2) * sp.exp(x**2 / 2) / sp.cosh(v.a * x)),
            equal(sp.Derivative(2 * sp.atan(sp.tanh(x / 2)), x), 1 / sp.cosh(x), "differentiate", "an antiderivative of 1/cosh, which goes from -pi/2 to pi/2", lemma=True, where=where,
                  transform=lambda e: 1 / sp.cosh(x) + sp.simplify((e.doit() - 1 / sp.cosh(x)).rewrite(sp.exp))),
            equal(sp.sqrt(2 * sp.pi) * sp.exp(v.a**2 / 2) / 2 * (sp.pi / v.a), prediction(v), "integrate", "one half of the mass, times the integral of 1/cosh(a y)", where=where),
        ),
    )


LAW = Law(
    name="pushforward.passage_time_between_modes",
    statement="Langevin's diffusion of (N(-a, 1) + N(a, 1))/2 takes from -a to a the mean time pi^(3/2)/sqrt(2) exp(a^2/2)/a, asymptotically in a.",
    relation=Asymptotic("a"),
    observable="time",
    parameters=(MODE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Kramers' constant", "pi exp(a^2/2)/sqrt(a^2 - 1), from a quadratic saddle", lambda v: sp.pi * sp.exp(v.a**2 / 2) / sp.sqrt(v.a**2 - 1)),
        Rival("no prefactor's slope", "without the factor 1/a", lambda v: prediction(v) * v.a),
    ),
    remark="The next factor is 1 + pi^2/(8 a^2). Kramers' exponent is right, his constant is too small by sqrt(pi/2): near the saddle the potential is not quadratic on the scale 1/a of the peak.",
)
