"""Stopping a diffusion early is kernel density estimation: its mean error at normal data, exactly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import NOISED, noise
from lawbook.theory.pushforward.setting import HERE, SAMPLES, TARGET_DEVIATION, TIME

KERNEL = Premise("The law at time t is the mean of n normal densities about exp(-t) X_i of variance h^2 = 1 - exp(-2 t), X_i independent N(0, sigma^2).")


def nu(variance: Any) -> Any:
    """The density of N(0, variance) at 0."""
    return 1 / sp.sqrt(2 * sp.pi * variance)


def mean_square(v: SimpleNamespace, h2: Any, c2: Any, signal: Any) -> Any:
    """The error with bandwidth^2 h2, contraction^2 c2 and the variance `signal` of a shrunk point."""
    square = nu(2 * (h2 + signal))
    return (nu(2 * h2) - square) / v.n + square - 2 * nu(h2 + signal + v.sigma**2) + nu(2 * v.sigma**2)


def prediction(v: SimpleNamespace) -> Any:
    return mean_square(v, noise(v.t), sp.exp(-2 * v.t), sp.exp(-2 * v.t) * v.sigma**2)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, k = sp.symbols("a b k", positive=True)
    first, second = sp.symbols("A_1 A_2", positive=True)
    y = sp.Symbol("y", real=True)
    where = {a: (0.2, 2), b: (0.2, 2), v.t: (0.05, 2), v.sigma: (0.3, 3), v.n: [1, 5, 50], first: (0.1, 1), second: (0.1, 1), k: [2, 7]}
    gauss = lambda var: sp.exp(-(y**2) / (2 * var)) / sp.sqrt(2 * sp.pi * var)  # noqa: E731
    return Derivation(
        (
            NOISED, KERNEL,
            Premise("Of the n^2 pairs of kernels n are of a point with itself: E of the integral of the squared estimate is A_1/n + (1 - 1/n) A_2."),
            Premise("A kernel's mean over its point is the density of N(0, h^2 + exp(-2 t) sigma^2)."),
        ),
        (
            equal(sp.Integral(gauss(a) * gauss(b), (y, -sp.oo, sp.oo)), nu(a + b), "integrate", "the product of two centred normal densities", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal(first / k + (1 - 1 / k) * second, (first - second) / k + second, "expand", "variance and the square of the mean", lemma=True, where=where),
            equal(
                sp.simplify(mean_square(v, a, 1, b)).subs({a: noise(v.t), b: sp.exp(-2 * v.t) * v.sigma**2}), prediction(v), "substitute",
                "A_1 = nu(2 h^2), A_2 = nu(2 (h^2 + exp(-2 t) sigma^2)), minus twice the cross term, plus the target's own", where=where,
            ),
        ),
    )


def unshrunk(v: SimpleNamespace) -> Any:
    return mean_square(v, 2 * v.t, 1, v.sigma**2)


LAW = Law(
    name="pushforward.error_of_early_stopping",
    statement=(
        "Stopped at t, the exact sampler of n points of N(0, sigma^2) has the mean integrated squared error (nu(2 h^2) - nu(2 u))/n + nu(2 u) - 2 nu(u + sigma^2) + nu(2 sigma^2), "
        "h^2 = 1 - exp(-2 t), u = h^2 + exp(-2 t) sigma^2, nu(x) = (2 pi x)^(-1/2)."
    ),
    relation=Equals(),
    observable="error",
    parameters=(SAMPLES, TIME, TARGET_DEVIATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no bias", "the variance alone", lambda v: (nu(2 * noise(v.t)) - nu(2 * (noise(v.t) + sp.exp(-2 * v.t) * v.sigma**2))) / v.n),
        Rival("no shrinking", "a kernel estimate of the data themselves, with h^2 = 2 t", unshrunk),
        Rival("variance without overlap", "nu(2 h^2)/n as the variance", lambda v: prediction(v) + nu(2 * (noise(v.t) + sp.exp(-2 * v.t) * v.sigma**2)) / v.n),
    ),
    remark="At sigma = 1 the noising leaves the law as it is: no bias at any t, so the error falls in t and no time to stop is best. Standardised toy data hide the trade.",
)
