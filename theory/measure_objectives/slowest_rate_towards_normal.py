"""The outermost of n particles decides how fast the Cramer flow towards a normal law ends."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy import special

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.passage_from_outside import MOVE
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def formula(v: SimpleNamespace) -> Any:
    return sp.sqrt(2 / sp.pi) * sp.exp(-(sp.erfinv(1 - 1 / v.n) ** 2))


def evaluate(n: int) -> float:
    return math.sqrt(2 / math.pi) * math.exp(-float(special.ndtri(0.5 / float(n))) ** 2 / 2)


def evaluate_digits(mp: Any, n: int) -> Any:
    return mp.sqrt(2 / mp.pi) * mp.exp(-(mp.erfinv(1 - 1 / mp.mpf(n)) ** 2))


def derivation(v: SimpleNamespace) -> Derivation:
    x, r = sp.symbols("x r", real=True)
    where = {v.n: [2, 5, 40], x: (-3, 3), r: (-3, 3)}
    cdf = (1 + sp.erf(x / sp.sqrt(2))) / 2
    density = sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi)
    outermost = -sp.sqrt(2) * sp.erfinv(1 - 1 / v.n)
    return Derivation(
        (MOVE, Premise("Particles are quantiles of the levels (i - 1/2)/n and rest where F is that; near its rest x' = -2 p(x) times the distance.")),
        (
            equal(sp.Derivative(cdf, x), density, "differentiate", "p, the density", lemma=True, where=where),
            equal(cdf.subs(x, outermost), 1 / (2 * v.n), "substitute", "where the lowest particle rests", lemma=True, where=where, transform=sp.simplify),
            equal(2 * density.subs(x, outermost), formula(v), "substitute", "2 p there; the density falls towards both tails, so it is the least of all", where=where, transform=lambda e: sp.simplify(e)),
        ),
    )


LAW = Law(
    name="measure_objectives.slowest_rate_towards_normal",
    statement="Near their rest n particles under the flow of the Cramer distance from N(0, 1) return at the rates 2 p(x_i); the outermost is the slowest, 2 phi(Phi^(-1)(1/(2 n))): exp(-x^2/2) in its place x, about sqrt(2 log n)/n in n.",
    relation=Equals(exact=True),
    observable="rate",
    parameters=(SAMPLES,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as for the uniform law", "the rate 2", lambda v: sp.Integer(2) + 0 * v.n),
        Rival("at the median", "2 phi(0), for every particle", lambda v: sp.sqrt(2 / sp.pi) + 0 * v.n),
        Rival("logistic tail", "2 u (1 - u), u = 1/(2 n)", lambda v: (1 - 1 / (2 * v.n)) / v.n),
    ),
    remark="So convergence is linear at every n, and not uniformly in n: in its place x a particle is slow like exp(-x^2/2), in the number of particles only like 1/n.",
)
