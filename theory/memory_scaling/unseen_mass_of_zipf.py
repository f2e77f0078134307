"""The mass of the tokens that T samples of Zipf's law have not shown, with its constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, at_most, equal, limit
from lawbook.theory.derivation import Step
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import EXPONENT, PAPER, SAMPLES
from lawbook.theory.parameters import restrict
from lawbook.theory.source import Source

PREMISES = (
    Premise("p(x) = x^-alpha / zeta(alpha), x = 1, 2, ...; T samples are drawn independently."),
)


def prediction(v: SimpleNamespace) -> Any:
    return sp.zeta(v.alpha) ** (-1 / v.alpha) * sp.gamma(1 - 1 / v.alpha) / v.alpha * v.T ** (1 / v.alpha - 1)


def poisson_steps() -> tuple[Step, ...]:
    """Lemma: (1 - p)^T lies between exp(-T p) (1 - T p^2) and exp(-T p), for p <= 1/2."""
    p = sp.Symbol("p", positive=True)
    return (
        at_most(sp.log(1 - p), -p, "so that (1 - p)^T <= exp(-T p)", lemma=True, where={p: (0.001, 0.999)}),
        at_most(
            -p - p**2, sp.log(1 - p), "so that (1 - p)^T >= exp(-T p) (1 - T p^2) where p <= 1/2; more likely tokens have "
            "exponentially small terms", lemma=True, where={p: (0.001, 0.5)},
        ),
    )


def by_power(integral: Any, x: Any, u: Any, k: Any, a: Any) -> Any:
    """An integral over x in the variable u = k x^-a, done."""
    rank = (k / u) ** (1 / a)
    changed = sp.expand_power_base(sp.simplify(integral.function.subs(x, rank) * -sp.diff(rank, u)), force=True)
    done = sp.integrate(sp.powsimp(changed), (u, 0, sp.oo), conds="none")
    return done.replace(lambda e: e.is_Pow, lambda e: e.base ** sp.expand(e.exp))


def with_positive(e: Any, part: Any) -> Any:
    """Powers of products multiplied out, knowing that a part is positive, which SymPy does not."""
    known = sp.Symbol("known", positive=True)
    return sp.powsimp(sp.expand_power_base(e.xreplace({part: known})), combine="exp").xreplace({known: part})


def along_logarithm(mp: Any, function: Any) -> Any:
    """The integral of y -> function(y) / y from 0 to infinity, in log y: it decays exponentially on both sides."""
    ends = [-120, -60, -25, -12, -6, -3, -1, 0, 1, 3, 6, 12, 25, 60, 120, 240, 500]
    return mp.quad(lambda z: function(mp.exp(z)), ends, method="gauss-legendre")


def derivation(v: SimpleNamespace) -> Derivation:
    a, T = v.alpha, v.T
    x, u, k = sp.symbols("x u k", positive=True)
    closed = k ** (1 / a - 1) / a * sp.gamma(1 - 1 / a)
    return Derivation(
        (
            *PREMISES,
            Premise("Law `unseen_mass`: the mean is the sum of p (1 - p)^T."),
            Premise("p exp(-T p) rises and then falls along the ranks: its sum and its integral differ by at most its maximum."),
        ),
        (
            *poisson_steps(),
            at_most(
                u * sp.exp(-u), sp.exp(-1), "the maximum of p exp(-T p) is 1/(e T)", lemma=True, where={u: (0.01, 20)},
            ),
            limit(
                T ** (-1 / a), sp.Integer(0), T, sp.oo,
                "1/(e T), and the sum of T p^3 exp(-T p), of order T^(1/alpha - 2), vanish beside T^(1/alpha - 1)", lemma=True,
                where={a: (1.3, 3.5)},
            ),
            equal(
                sp.Integral(x**-a * sp.exp(-k * x**-a), (x, 0, sp.oo)), closed, "integrate",
                "u = k x^-alpha makes it Euler's Gamma integral", lemma=True, where={a: (1.3, 3.5), k: (0.5, 9)},
                transform=lambda e: by_power(e, x, u, k, a), numeric=lambda mp, at: (
                    along_logarithm(mp, lambda y: y ** (1 - at[a]) * mp.exp(-at[k] * y ** -at[a])),
                    at[k] ** (1 / at[a] - 1) / at[a] * mp.gamma(1 - 1 / at[a]),
                ),
            ),
            equal(
                closed.subs(k, T / sp.zeta(a)) / sp.zeta(a), prediction(v), "substitute",
                "the integral of p exp(-T p): k = T / zeta(alpha)", where={a: (1.2, 3.5), T: (1, 500)},
                transform=lambda e: with_positive(e, sp.zeta(a)),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.unseen_mass_of_zipf",
    statement=(
        "On Zipf's law with infinitely many tokens the mass not seen in T samples is asymptotically "
        "Gamma(1 - 1/alpha) / (alpha zeta(alpha)^(1/alpha)) T^(1/alpha - 1)."
    ),
    relation=Asymptotic("T"),
    observable="unseen",
    parameters=(EXPONENT, restrict(SAMPLES, low=1)),
    prediction=prediction,
    source=Source("derived here", PAPER, "the rate is the paper's Proposition 1 as recalled, the constant is not"),
    derivation=derivation,
    rivals=(
        Rival("square root for any exponent", "it falls like T^(-1/2) for every alpha, with the constant of alpha = 2",
              lambda v: sp.sqrt(sp.pi / v.T / sp.zeta(2)) / 2),
        Rival("normaliser forgotten", "the constant lacks zeta(alpha)^(-1/alpha)",
              lambda v: prediction(v) * sp.zeta(v.alpha) ** (1 / v.alpha)),
        Rival("tokens with p < 1/T", "the mass of the tokens expected less than once",
              lambda v: prediction(v) * v.alpha / ((v.alpha - 1) * sp.gamma(1 - 1 / v.alpha))),
    ),
    remark=(
        "Holds for infinitely many tokens. With N tokens it holds for T well below N^alpha; then unseen mass falls exponentially. "
        "A memory that guesses errs on 1 - 1/M of it (law error_of_unlimited_memory)."
    ),
)
