"""A fitted normal law is at a distance of order 1/n from the true one: a model beats the empirical measure."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def mean_deviation(n: Any) -> Any:
    """c_4(n), the mean of the sample standard deviation (of n - 1 degrees of freedom) at unit variance."""
    return sp.sqrt(2 / (n - 1)) * sp.gamma(n / 2) / sp.gamma((n - 1) / 2)


def prediction(v: SimpleNamespace) -> Any:
    return 1 / v.n + 2 * (1 - mean_deviation(v.n))


def derivation(v: SimpleNamespace) -> Derivation:
    x, k = sp.symbols("x k", positive=True)
    density = x ** (k / 2 - 1) * sp.exp(-x / 2) / (2 ** (k / 2) * sp.gamma(k / 2))
    return Derivation(
        (
            Premise("W_2^2(N(m, s^2), N(0, 1)) is m^2 + (s - 1)^2; the sample mean has variance 1/n, and (n - 1) s^2 is chi-square with n - 1 degrees of freedom."),
        ),
        (
            equal(sp.Integral(sp.sqrt(x) * density, (x, 0, sp.oo)), sp.sqrt(2) * sp.gamma((k + 1) / 2) / sp.gamma(k / 2), "integrate", "the mean of a chi variable", lemma=True,
                  where={k: (1, 12)}, transform=lambda e: sp.gammasimp(sp.simplify(e.doit()))),
            equal(1 / v.n + 1 - 2 * mean_deviation(v.n) + 1, prediction(v), "expand", "E m^2 + E s^2 - 2 E s + 1"),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_fitted_normal",
    statement="The normal law fitted to n draws of N(0, 1) (mean and unbiased variance) is at a mean W_2^2 of 1/n + 2 (1 - c_4(n)) from it, about 3/(2 n).",
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, low=2, typical=(2, 200)),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("leading order", "3/(2 n)", lambda v: 3 / (2 * v.n)),
        Rival("mean alone", "1/n", lambda v: 1 / v.n),
    ),
)
