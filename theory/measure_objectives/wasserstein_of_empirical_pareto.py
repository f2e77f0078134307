"""The mean Wasserstein distance of n draws of Pareto's law, exactly, for every tail with a mean."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.wasserstein_of_empirical_uniform import deviation

TAIL = real("a", "tail index: P(X > x) = x^-a on [1, inf[", low=1, low_open=True, high=50, typical=(1.1, 4))


def formula(v: SimpleNamespace) -> Any:
    k, s = sp.Symbol("k", integer=True, nonnegative=True), sp.Symbol("s", positive=True)
    return sp.Sum(sp.Integral(deviation(v.n, k, s) * s ** (-1 - 1 / v.a) / v.a, (s, k / v.n, (k + 1) / v.n)), (k, 0, v.n - 1))


def evaluate(n: int, a: float) -> float:
    n, k = int(n), np.arange(int(n))
    first, second = k + 1 - 1 / a, n - k + 1.0
    logs = np.log(2 * (k + 1) / (n * a)) + special.gammaln(n + 1) - special.gammaln(k + 2) - special.gammaln(n - k) + special.betaln(first, second)
    return float(np.exp(logs) @ (special.betainc(first, second, (k + 1) / n) - special.betainc(first, second, k / n)))


def evaluate_digits(mp: Any, n: int, a: Any) -> Any:
    n, a = int(n), mp.mpf(a)
    return mp.fsum(
        2 * (k + 1) * mp.binomial(n, k + 1) * mp.betainc(k + 1 - 1 / a, n - k + 1, mp.mpf(k) / n, mp.mpf(k + 1) / n) for k in range(n)
    ) / (n * a)


def derivation(v: SimpleNamespace) -> Derivation:
    s, x = sp.symbols("s x", positive=True)
    j = sp.Symbol("j", integer=True, nonnegative=True)
    n, a = v.n, v.a
    where = {n: [1, 2], a: (1.2, 3), x: (1.1, 4), s: (0.1, 0.9)}
    deviations = sp.Sum(sp.Abs(j / n - s) * sp.binomial(n, j) * s**j * (1 - s) ** (n - j), (j, 0, n))

    def by_kinks(mp: Any, at: Any) -> tuple[Any, Any]:
        size, tail = int(at[n]), at[a]
        mean = lambda y: mp.fsum(abs(mp.mpf(c) / size - y) * mp.binomial(size, c) * y**c * (1 - y) ** (size - c) for c in range(size + 1))  # noqa: E731
        power = 1 - 1 / tail  # by t = y^power: no singularity at 0
        left = mp.quad(lambda t: mean(t ** (1 / power)) / t ** (1 / power), [0, *((mp.mpf(c) / size) ** power for c in range(1, size + 1))]) / (tail - 1)
        return left, evaluate_digits(mp, size, tail)

    return Derivation(
        (
            Premise("On the line W_1(mu_n, mu) is the integral of |F_n - F|; at P(X > x) = s the number of draws above x is binomial (n, s)."),
            Premise("De Moivre: E |Bin(n, s)/n - s| = (2/n) (k + 1) C(n, k + 1) s^(k+1) (1 - s)^(n-k), k = floor(n s)."),
        ),
        (
            equal(sp.Derivative(s ** (-1 / a), s), -(s ** (-1 - 1 / a)) / a, "differentiate", "x = s^(-1/a): how places change with levels", lemma=True, where=where,
                  transform=lambda e: sp.powsimp(e.doit())),
            equal(sp.Integral(2 * (1 - x ** (a / (a - 1))) / (a - 1), (x, 0, 1)), 2 / (a - 1) - 2 / (2 * a - 1), "integrate",
                  "one draw, E |X - X'|: the integral of 2 s (1 - s), by x = s^(1 - 1/a)", lemma=True, where=where, transform=by_numbers),
            equal((1 / a - 1) - (-sp.Rational(1, 2)), (2 - a) / (2 * a), "expand", "the exponent of the largest draws exceeds that of the others for a < 2", lemma=True, where=where),
            equal(sp.Integral(deviations * s ** (-1 - 1 / a) / a, (s, 0, 1)), formula(v), "integrate", "cell by cell of n s", where=where, numeric=by_kinks, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.wasserstein_of_empirical_pareto",
    statement=(
        "n draws of Pareto's law of tail index a > 1 are at a mean W_1 distance from it of the sum over k < n of the integral over (k/n, (k+1)/n) of "
        "(2/n) (k + 1) C(n, k + 1) s^(k - 1/a) (1 - s)^(n-k)/a: for a < 2 of order n^(1/a - 1), slower than n^(-1/2)."
    ),
    relation=Equals(exact=True),
    observable="distance",
    parameters=(restrict(SAMPLES, high=300, typical=(1, 60)), TAIL),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("usual rate", "that of one draw over sqrt(n)", lambda v: (2 / (v.a - 1) - 2 / (2 * v.a - 1)) / sp.sqrt(v.n)),
        Rival("tail's rate from one draw", "that of one draw times n^(1/a - 1)", lambda v: (2 / (v.a - 1) - 2 / (2 * v.a - 1)) * v.n ** (1 / v.a - 1)),
    ),
    remark="At a = 3/2: 3, 1.860361, 1.026268 at n = 1, 10, 100, and by the same sum .528974 and .262239 at 1000 and 10^4: the local exponent goes from -.21 to -.30 on its way to -1/3.",
)
