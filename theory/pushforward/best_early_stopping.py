"""When to stop a diffusion: the bandwidth that errs least, by the data's deviation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import NOISED
from lawbook.theory.pushforward.setting import HERE, SAMPLES, TARGET_DEVIATION

NOT_STANDARD = Condition("sigma at least 0.05 away from 1: at 1 no time to stop is best", lambda v: abs(v.sigma - 1) >= 0.05)


def prediction(v: SimpleNamespace) -> Any:
    return (4 * v.sigma**5 / (3 * v.n * (1 - v.sigma**2) ** 2)) ** sp.Rational(1, 5)


def derivation(v: SimpleNamespace) -> Derivation:
    h, x, B = sp.symbols("h x B", positive=True)
    where = {v.sigma: [sp.Rational(1, 2), 2, 3], v.n: [10, 1000], h: (0.05, 0.5), B: (0.1, 3)}
    y = sp.Symbol("y", real=True)
    bell = sp.exp(-(y**2) / (2 * v.sigma**2)) / (sp.sqrt(2 * sp.pi) * v.sigma)
    curvature = 3 / (8 * sp.sqrt(sp.pi) * v.sigma**5)
    loss = h**4 * B / 4 + 1 / (2 * sp.sqrt(sp.pi) * v.n * h)
    best = (1 / (2 * sp.sqrt(sp.pi) * v.n * B)) ** sp.Rational(1, 5)
    return Derivation(
        (
            NOISED,
            Premise("With h^2 = 1 - exp(-2 t) the mean of the estimate is the density of N(0, sigma^2 + h^2 (1 - sigma^2)): at small h a bias of h^2 (1 - sigma^2)/2 times its second derivative."),
            Premise("The variance is the integral of the squared kernel over n, 1/(2 sqrt(pi) n h), to leading order."),
        ),
        (
            equal(sp.Integral(sp.diff(bell, y, 2) ** 2, (y, -sp.oo, sp.oo)), curvature, "integrate", "the squared second derivative of the normal density",
                  lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(sp.diff(loss, h).subs(h, best), 0, "differentiate", "where squared bias h^4 B/4 and variance balance", lemma=True, where=where,
                  transform=sp.simplify),
            equal(best.subs(B, (1 - v.sigma**2) ** 2 * curvature), prediction(v), "substitute", "B = (1 - sigma^2)^2 times that integral", where=where,
                  transform=lambda e: sp.powsimp(sp.powdenest(sp.simplify(e), force=True), force=True)),
        ),
    )


LAW = Law(
    name="pushforward.best_early_stopping",
    statement=(
        "The exact sampler of n points of N(0, sigma^2), sigma not 1, errs least when stopped where h = sqrt(1 - exp(-2 t)) is "
        "(4 sigma^5/(3 n (1 - sigma^2)^2))^(1/5), asymptotically in n."
    ),
    relation=Asymptotic("n"),
    observable="bandwidth",
    parameters=(SAMPLES, TARGET_DEVIATION),
    conditions=(NOT_STANDARD,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Silverman's rule", "sigma (4/(3 n))^(1/5), as if the data were not shrunk", lambda v: v.sigma * (4 / (3 * v.n)) ** sp.Rational(1, 5)),
        Rival("cube root", "n^(-1/3)", lambda v: (4 * v.sigma**5 / (3 * v.n * (1 - v.sigma**2) ** 2)) ** sp.Rational(1, 3)),
        Rival("half power of the bias", "1 - sigma^2 in place of its square", lambda v: (4 * v.sigma**5 / (3 * v.n * sp.Abs(1 - v.sigma**2))) ** sp.Rational(1, 5)),
    ),
    remark="The error there falls like n^(-4/5). As sigma tends to 1 the best time grows without bound: shrinking and noise cancel.",
)
