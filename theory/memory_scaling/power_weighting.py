"""Storing by a power of the frequencies, q = p^rho, on Zipf's law: from sums over tokens to a Mellin transform.

With s = sqrt(d) q / |q| the sum over ranks becomes an integral of s^(a-1) times the error at s, a = (alpha-1)/(rho alpha).
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise, Step, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.student import normal_tail
from lawbook.theory.parameters import Condition

SUMMABLE = Condition("2 rho alpha > 1: the weights are square-summable", lambda v: 2 * v.rho * v.alpha > 1)
PREMISES = (
    Premise("p(x) = x^-alpha/zeta(alpha), x = 1, 2, ...; q = p^rho with 2 rho alpha > 1, so that |q|^2 is finite."),
    Premise("In a large dimension Student's tail is the normal one: token x errs with probability F(s), s = sqrt(d) q(x)/|q|."),
    Premise("F is bounded and p falls: sum and integral over the ranks differ by at most F's bound on the few tokens with s > 1."),
)


def mellin_exponent(v: Any) -> Any:
    """a = (alpha - 1)/(rho alpha): the mass of the tokens with s below a level is its power a."""
    return (v.alpha - 1) / (v.rho * v.alpha)


def rank_steps(v: Any) -> tuple[Step, ...]:
    """From the ranks to s: p dx is a power of s, and the cut is far from the first token."""
    s, b = sp.symbols("s b", positive=True)  # b = sqrt(d) zeta^-rho / |q|, so that s = b x^(-rho alpha)
    a, rank = mellin_exponent(v), (b / s) ** (1 / (v.rho * v.alpha))
    where = {v.alpha: (1.3, 3.2), v.rho: (0.6, 1.4), s: (0.1, 5), b: (1, 30)}
    return (
        equal(
            -rank**-v.alpha * sp.Derivative(rank, s), b ** (-a) / (v.rho * v.alpha) * s ** (a - 1), "substitute",
            "x^-alpha dx in the variable s = b x^(-rho alpha)", lemma=True, where=where,
            transform=lambda e: sp.powsimp(sp.expand_power_base(sp.simplify(e.doit()), force=True)),
        ),
        limit(
            b ** (-1 / (v.rho * v.alpha)), sp.Integer(0), b, sp.oo,
            "the token at s = 1 has a rank that grows with d: single tokens cease to matter", lemma=True,
            where={v.alpha: (1.3, 3.2), v.rho: (0.6, 1.4)},
        ),
    )


def mellin_step() -> Step:
    """Lemma: the integral of s^(a-1) Phi(-s)."""
    s, k = sp.Symbol("s", positive=True), sp.Symbol("k", positive=True)
    return equal(
        sp.Integral(s ** (k - 1) * normal_tail(s), (s, 0, sp.oo)), mellin_of_tail(k), "integrate",
        "the Mellin transform of the normal tail: E[g^a; g > 0]/a, a Gamma integral", lemma=True, where={k: (0.3, 3)},
        transform=lambda e: sp.gammasimp(sp.simplify(e.doit())), numeric=lambda mp, at: (
            mp.quad(
                lambda y: mp.exp(at[k] * y) * mp.erfc(mp.exp(y) / mp.sqrt(2)) / 2,
                [-400, -200, -100, -50, -25, -12, -6, -3, -1, 0, 1, 2, 3, 4], method="gauss-legendre",
            ),
            2 ** (at[k] / 2) * mp.gamma((at[k] + 1) / 2) / (2 * mp.sqrt(mp.pi) * at[k]),
        ),
    )


def mellin_of_tail(a: Any) -> Any:
    """The integral of s^(a-1) Phi(-s) over s > 0."""
    return 2 ** (a / 2) * sp.gamma((a + 1) / 2) / (2 * sp.sqrt(sp.pi) * a)


def energy(v: Any) -> Any:
    """|q|^2 of q = x^(-rho alpha), the normaliser of p left out."""
    return sp.zeta(2 * v.rho * v.alpha)

