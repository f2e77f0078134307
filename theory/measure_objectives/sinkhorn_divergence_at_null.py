"""Two samples of one law: their Sinkhorn divergence falls like 1/n, with a constant that explodes as the penalty vanishes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION, SAMPLES

SETTING = Premise(
    "Points 0 and 1, cost |x - y|^2; masses (1 - p, p) and (1 - q, q). With k = exp(-1/epsilon) Sinkhorn's equations for the differences "
    "F = (f_1 - f_0)/epsilon and G = (g_1 - g_0)/epsilon are F = -log((k + w)/(1 + k w)), G = -log((k + z)/(1 + k z)), w = exp(G) q/(1 - q), "
    "z = exp(F) p/(1 - p); the derivative of the transport cost OT in p is epsilon F."
)


def prediction(v: SimpleNamespace) -> Any:
    return v.epsilon * sp.sinh(1 / v.epsilon) / (2 * v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    eps, k, w = v.epsilon, sp.Symbol("k", positive=True), sp.Symbol("w", positive=True)
    tau = sp.Symbol("tau", positive=True)
    a, b, along, mixed = sp.symbols("a b A C", real=True)
    where = {eps: (0.3, 3), k: (0.1, 0.9), w: (0.5, 2), tau: (0.1, 0.9), v.n: [1, 10, 100], a: (-1, 1), b: (-1, 1), along: (-1, 1), mixed: (-1, 1)}
    mixed_derivative = -2 * eps * sp.sinh(1 / eps)
    return Derivation(
        (SETTING, Premise("p and q are the frequencies of heads in two samples of n tosses of a fair coin, near 1/2.")),
        (
            equal(
                sp.Derivative(-sp.log((k + w) / (1 + k * w)), w).doit().subs(w, 1), -(1 - k) / (1 + k), "differentiate",
                "at p = q = 1/2 all is even: w = z = 1, and dF = -tau (4 dq + dG), dG = -tau (4 dp + dF), tau = (1 - k)/(1 + k)", lemma=True, where=where,
                transform=sp.cancel,
            ),
            equal(
                ((1 - k) / (1 + k)).subs(k, sp.exp(-1 / eps)), sp.tanh(1 / (2 * eps)), "expand", "tau in terms of epsilon", lemma=True, where=where,
                transform=lambda e: sp.simplify(e.rewrite(sp.tanh)),
            ),
            equal(
                -4 * tau + tau**2 * (-4 * tau / (1 - tau**2)), -4 * tau / (1 - tau**2), "solve",
                "the two equations: dF/dq = -4 tau + tau^2 dF/dq has this solution", lemma=True, where=where, transform=sp.cancel,
            ),
            equal(
                eps * -4 * sp.tanh(1 / (2 * eps)) / (1 - sp.tanh(1 / (2 * eps)) ** 2), mixed_derivative, "expand", "so the mixed derivative of OT",
                lemma=True, where=where, transform=lambda e: sp.simplify(e.rewrite(sp.exp)).rewrite(sp.sinh),
            ),
            equal(
                along * a**2 / 2 + along * b**2 / 2 + mixed * a * b - (2 * along + 2 * mixed) * (a**2 + b**2) / 4, -mixed * (a - b) ** 2 / 2, "expand",
                "to second order the divergence at (1/2 + a, 1/2 + b) is the square of the difference times less half the mixed derivative C",
                lemma=True, where=where,
            ),
            equal(-mixed_derivative / 2 * (2 * sp.Rational(1, 4) / v.n), prediction(v), "expand", "and E (p - q)^2 = 2 (1/4)/n", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.sinkhorn_divergence_at_null",
    statement=(
        "Two samples of n tosses of one fair coin, at the points 0 and 1: their Sinkhorn divergence is on average epsilon sinh(1/epsilon)/(2 n) "
        "to leading order."
    ),
    relation=Asymptotic("n"),
    observable="divergence",
    parameters=(SAMPLES, REGULARISATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("usual rate", "of order n^(-1/2), as off the null and as the transport cost itself", lambda v: v.epsilon * sp.sinh(1 / v.epsilon) / (2 * sp.sqrt(v.n))),
        Rival("means only", "1/(2 n), the squared difference of the means, at every epsilon", lambda v: 1 / (2 * v.n) + 0 * v.epsilon),
    ),
    remark=(
        "The rate n^(-1/2) in print bounds the error of the divergence at any two laws; at equal laws the first order vanishes. The constant grows like "
        "epsilon exp(1/epsilon)/4: at a small epsilon the law needs n far above exp(1/epsilon)."
    ),
)
