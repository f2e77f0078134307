"""The mean Wasserstein distance of n uniform draws from the uniform law, exactly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from scipy.special import betainc

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def deviation(n: Any, k: Any, p: Any) -> Any:
    """E |Bin(n, p)/n - p| for k = floor(n p), by De Moivre."""
    return 2 * (k + 1) * sp.binomial(n, k + 1) * p ** (k + 1) * (1 - p) ** (n - k) / n


def formula(v: SimpleNamespace) -> Any:
    k, p = sp.Symbol("k", integer=True, nonnegative=True), sp.Symbol("p", positive=True)
    return sp.Sum(sp.Integral(deviation(v.n, k, p), (p, k / v.n, (k + 1) / v.n)), (k, 0, v.n - 1))


def evaluate(n: int) -> float:
    n, total = int(n), 0.0
    for k in range(n):
        a, b = k + 2, n - k + 1
        total += (k + 1) * (n - k) * float(betainc(a, b, (k + 1) / n) - betainc(a, b, k / n))
    return 2 * total / (n * (n + 1) * (n + 2))


def evaluate_digits(mp: Any, n: int) -> Any:
    n = int(n)
    cells = ((k + 1) * (n - k) * mp.betainc(k + 2, n - k + 1, mp.mpf(k) / n, mp.mpf(k + 1) / n, regularized=True) for k in range(n))
    return 2 * mp.fsum(cells) / (mp.mpf(n) * (n + 1) * (n + 2))


def derivation(v: SimpleNamespace) -> Derivation:
    p, j = sp.Symbol("p", positive=True), sp.Symbol("j", integer=True, nonnegative=True)
    n, k = sp.symbols("n k", integer=True, positive=True)
    z = sp.Symbol("z", positive=True)
    # n = 7, k = 2: p in (2/7, 3/7)
    moivre = sum(sp.Abs(sp.Rational(i_, 7) - p) * sp.binomial(7, i_) * p**i_ * (1 - p) ** (7 - i_) for i_ in range(8))

    def integrals(mp: Any, at: Any) -> tuple[Any, Any]:
        n_ = int(at[v.n])
        mean = lambda x: mp.fsum(abs(mp.mpf(c) / n_ - x) * mp.binomial(n_, c) * x**c * (1 - x) ** (n_ - c) for c in range(n_ + 1))  # noqa: E731
        left = mp.quad(mean, [mp.mpf(c) / n_ for c in range(n_ + 1)])
        return left, evaluate_digits(mp, n_)

    return Derivation(
        (
            Premise("On the line W_1(mu_n, mu) is the integral of |F_n - F|; at F = p, n F_n is binomial (n, p)."),
            Premise("In the limit sqrt(n) (F_n - F) at F = p is normal of variance p (1 - p), and its mean absolute value converges."),
            Premise("De Moivre: E |Bin(n, p)/n - p| = (2/n) (k + 1) C(n, k + 1) p^(k+1) (1 - p)^(n-k), k = floor(n p)."),
        ),
        (
            equal(moivre, deviation(7, 2, p), "expand", "De Moivre's formula at n = 7, k = 2", lemma=True, where={p: (2 / 7 + 1e-3, 3 / 7 - 1e-3)}),
            equal(sp.Integral(2 * z * sp.exp(-(z**2) / 2) / sp.sqrt(2 * sp.pi), (z, 0, sp.oo)), sp.sqrt(2 / sp.pi), "integrate", "the limit: E |Z|, Z standard normal", lemma=True),
            equal(sp.Integral(sp.sqrt(p * (1 - p)), (p, 0, 1)), sp.pi / 8, "integrate", "times half the area of a circle of diameter 1", lemma=True,
                  transform=lambda e: sp.simplify(sp.integrate(sp.simplify(2 * sp.sin(z) ** 2 * sp.cos(z) ** 2), (z, 0, sp.pi / 2)))),
            equal(
                (k + 1) * sp.binomial(n, k + 1) * sp.gamma(k + 2) * sp.gamma(n - k + 1) / sp.gamma(n + 3), (k + 1) * (n - k) / ((n + 1) * (n + 2)), "simplify",
                "a cell's integral is this times an increment of the regularised incomplete beta function", lemma=True, where={n: [5, 9, 20], k: [1, 2, 4]},
                transform=lambda e: sp.combsimp(sp.gammasimp(e.rewrite(sp.gamma))),
            ),
            equal(sp.Integral(sp.Sum(sp.Abs(j / v.n - p) * sp.binomial(v.n, j) * p**j * (1 - p) ** (v.n - j), (j, 0, v.n)), (p, 0, 1)), formula(v), "integrate", "cell by cell of F", where={v.n: [1, 2, 4]}, numeric=integrals, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.wasserstein_of_empirical_uniform",
    statement=(
        "n uniform draws on [0, 1] are at a mean W_1 distance from U[0, 1] of the sum over k < n of the integral over (k/n, (k+1)/n) of "
        "(2/n) (k + 1) C(n, k + 1) p^(k+1) (1 - p)^(n-k): 1/3, 11/48, ... and sqrt(2/pi) (pi/8)/sqrt(n) in the limit."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(SAMPLES,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("limit", "sqrt(2/pi) (pi/8)/sqrt(n) at every n", lambda v: sp.sqrt(2 / sp.pi) * sp.pi / 8 / sp.sqrt(v.n)),
        Rival("parametric", "1/(3 n), of order 1/n", lambda v: 1 / (3 * v.n)),
    ),
)
