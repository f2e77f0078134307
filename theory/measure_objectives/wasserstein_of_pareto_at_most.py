"""Heavy tails: the mean Wasserstein distance is at most a constant times n^(1/a - 1), in closed form."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

TAIL = real("a", "tail index: P(X > x) = x^-a on [1, inf[", low=1, low_open=True, high=2, high_open=True, typical=(1.1, 1.9))


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.a * (4 * v.n) ** (1 / v.a - 1) / ((v.a - 1) * (2 - v.a))


def derivation(v: SimpleNamespace) -> Derivation:
    s, t, x, z, c = sp.symbols("s t x z c", positive=True)
    k = sp.Symbol("k", integer=True, nonnegative=True)
    n, a = v.n, v.a
    where = {n: [1, 4, 50], a: (1.2, 1.8), s: (0.05, 0.95), t: (0.05, 0.95), x: (0.1, 3), z: (0.1, 3), c: (0.1, 0.5)}
    spread = sp.Sum((k / n - s) ** 2 * sp.binomial(n, k) * s**k * (1 - s) ** (n - k), (k, 0, n))
    power = lambda e: sp.powdenest(sp.expand_power_base(sp.simplify(e), force=True), force=True)  # noqa: E731
    small, large = 2 * c ** (1 - 1 / a) / (a - 1), 2 * c ** (sp.Rational(1, 2) - 1 / a) / ((2 - a) * sp.sqrt(n))
    return Derivation(
        (
            Premise("On the line W_1(mu_n, mu) is the integral of |F_n - F|; where P(X > x) = s, dx is s^(-1 - 1/a) ds/a and n (1 - F_n) is binomial (n, s)."),
            Premise("E |B/n - s| is at most 2 s, as E B/n = s, and at most the root of the variance, (s/n)^(1/2): the first is used below s = c, the second above."),
        ),
        (
            at_most(sp.Abs(x - z), x + z, "two numbers >= 0, B/n and s", lemma=True, where=where),
            equal(spread, s * (1 - s) / n, "sum", "the variance of B/n", lemma=True, where={n: [1, 3, 5], s: (0.1, 0.9)}, transform=by_numbers,
                  numeric=lambda mp, at: (
                      mp.fsum((mp.mpf(j) / int(at[n]) - at[s]) ** 2 * mp.binomial(int(at[n]), j) * at[s] ** j * (1 - at[s]) ** (int(at[n]) - j) for j in range(int(at[n]) + 1)),
                      at[s] * (1 - at[s]) / int(at[n]))),
            at_most(s * (1 - s) / n, s / n, "and at most this", lemma=True, where=where, witness=s**2 / n),
            equal(sp.Derivative(2 * s ** (1 - 1 / a) / (a - 1), s), 2 * s * s ** (-1 - 1 / a) / a, "differentiate", "the first part, over ]0, c]", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal(sp.Derivative(-2 * s ** (sp.Rational(1, 2) - 1 / a) / ((2 - a) * sp.sqrt(n)), s), sp.sqrt(s / n) * s ** (-1 - 1 / a) / a, "differentiate",
                  "the second, over [c, inf[: it vanishes there as a < 2", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(sp.sqrt(s / n).subs(s, 1 / (4 * n)), (2 * s).subs(s, 1 / (4 * n)), "substitute", "both bounds are equal at c = 1/(4 n), which is therefore best", lemma=True, where=where),
            equal((small + large).subs(c, 1 / (4 * n)), prediction(v), "substitute", "both parts at c = 1/(4 n)", where=where, transform=power),
        ),
    )


LAW = Law(
    name="measure_objectives.wasserstein_of_pareto_at_most",
    statement="n draws of Pareto's law of tail index 1 < a < 2 are at a mean W_1 distance from it of at most (4 n)^(1/a - 1) 2 a/((a - 1) (2 - a)), at every n.",
    relation=AtMost(),
    observable="distance",
    parameters=(SAMPLES, TAIL),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("usual rate", "the same constant over sqrt(4 n), as with a finite integral of the root of F (1 - F)", lambda v: 2 * v.a / ((v.a - 1) * (2 - v.a)) / sp.sqrt(4 * v.n)),
        Rival("half", "half of it", lambda v: prediction(v) / 2),
    ),
    remark=(
        "The rate is reached: n^(1 - 1/a) E W_1 tends to the integral of E |P_y - y| y^(-1 - 1/a)/a over y > 0, P_y of Poisson's law of mean y. That is 6.420016 at a = 3/2, where the bound has "
        "7.559526, and it is approached slowly: .47, .62, .74, .82, .88 of it at n = 1, 10, ..., 10^4 (law wasserstein_of_empirical_pareto)."
    ),
)
