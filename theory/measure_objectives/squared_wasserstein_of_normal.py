"""The mean squared Wasserstein distance of n normal draws from their law, by the means of order statistics."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, restrict
from lawbook.theory.gaussian_measures import density
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

NODES, WEIGHTS = np.polynomial.legendre.leggauss(400)
REACH = 9.5  # standard deviations: beyond them lies less than rounding


def order_means(n: int) -> np.ndarray:
    """E Z_(i), i = 1..n, by Gauss's rule in 400 nodes."""
    z, i = REACH * NODES, np.arange(1, n + 1)[:, None]
    log_density = special.gammaln(n + 1) - special.gammaln(i) - special.gammaln(n - i + 1) + (i - 1) * special.log_ndtr(z) + (n - i) * special.log_ndtr(-z)
    return np.exp(log_density - z**2 / 2) @ (WEIGHTS * z) * REACH / np.sqrt(2 * np.pi)


def evaluate(n: int) -> float:
    n = int(n)
    edges = special.ndtri(np.arange(n + 1) / n)
    density = np.exp(-(edges**2) / 2) / np.sqrt(2 * np.pi)
    return float(2 - 2 * order_means(n) @ -np.diff(density))


def evaluate_digits(mp: Any, n: int) -> Any:
    n = int(n)
    cdf = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2  # noqa: E731

    def quantile(u: Any) -> Any:
        return mp.findroot(lambda z: cdf(z) - u, special.ndtri(float(u)))

    density = [mp.mpf(0), *(mp.npdf(quantile(mp.mpf(i) / n)) for i in range(1, n)), mp.mpf(0)]
    total = mp.mpf(0)
    for i in range(1, n + 1):
        factor = n * mp.binomial(n - 1, i - 1)
        mean = mp.quad(lambda z, i=i: z * mp.npdf(z) * cdf(z) ** (i - 1) * cdf(-z) ** (n - i), mp.linspace(-14, 14, 9)) * factor
        total += mean * (density[i - 1] - density[i])
    return 2 - 2 * total


def formula(v: SimpleNamespace) -> Any:
    """E(i) the mean of the i-th of n order statistics, z(i) the quantile i/n."""
    i = sp.Symbol("i", integer=True, positive=True)
    mean, z = sp.Function("E", real=True), sp.Function("z", real=True)
    return 2 - 2 * sp.Sum(mean(i) * (density(z(i - 1)) - density(z(i))), (i, 1, v.n))


def derivation(v: SimpleNamespace) -> Derivation:
    x, a, b = sp.symbols("x a b", real=True)
    i = sp.Symbol("i", integer=True, positive=True)
    mean, z = sp.Function("E", real=True), sp.Function("z", real=True)
    cells = sp.Sum(mean(i) * sp.Integral(x * density(x), (x, z(i - 1), z(i))), (i, 1, v.n))
    return Derivation(
        (SORTED, SQUARE, Premise("E Z_(i) is the integral of z against n C(n - 1, i - 1) Phi(z)^(i-1) Phi(-z)^(n-i) phi(z); z(0) and z(n) are infinite.")),
        (
            equal(sp.Integral(x * density(x), (x, a, b)), density(a) - density(b), "integrate", "the quantile function over the levels of a cell, by x = F^-1(u)", lemma=True,
                  transform=lambda e: e.doit()),
            equal(2 * sp.Integral(x**2 * density(x), (x, -sp.oo, sp.oo)) - 2 * cells, formula(v), "integrate", "the second moment is 1; every cell by the lemma",
                  where={v.n: [1, 2, 5], mean: lambda mp, at: lambda j: mp.sin(j), z: lambda mp, at: lambda j: mp.mpf(j) / 3 - 1},
                  transform=lambda e: e.replace(lambda t: isinstance(t, sp.Integral), lambda t: t.doit())),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_normal",
    statement=(
        "n standard normal draws are at a mean W_2^2 from N(0, 1) of 2 - 2 sum over i of E Z_(i) (phi_(i-1) - phi_i), phi_i the normal density at the quantile i/n: "
        "n times it grows like log log n."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, high=5000, typical=(1, 30)),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("parametric fit", "1/n + 2 (1 - c_4(n)), about 3/(2 n)", lambda v: 3 / (2 * v.n)),
        Rival("exponential tails", "log(2 pi n)/n", lambda v: sp.log(2 * sp.pi * v.n) / v.n),
    ),
)
