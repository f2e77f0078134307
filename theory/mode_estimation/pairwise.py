"""How often one rival beats the mode, a tie counted as half: the lazy walk of the difference of two counts, tilted to be fair.

    pi = P(N_2 > N_1) + P(N_2 = N_1)/2 = Z^n (w_0/2 + sum_{k >= 1} rho^k w_k),   Z = 1 - (sqrt(p_1) - sqrt(p_2))^2,

rho = sqrt(p_2/p_1), and w_k the probability that n steps of +1 or -1, each of probability s = sqrt(p_1 p_2)/Z, or 0 end in k.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import betainc

from lawbook.theory import Premise, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.empirical_mode import log_binomial


def pair_error(p_1: float, p_2: float, n: int) -> float:
    """pi by another route: s of the n samples fall on the pair, and the rival wins I_q(r, r), q = p_2/(p_1 + p_2), r = ceil(s/2)."""
    s = np.arange(1, n + 1)
    both = min(p_1 + p_2, 1.0)
    half = (s + 1) // 2
    return float(0.5 * (1.0 - both) ** n + np.exp(log_binomial(n, s, both)) @ betainc(half, half, p_2 / (p_1 + p_2)))


def pair_error_digits(mp: Any, p_1: Any, p_2: Any, n: int) -> Any:
    """pi by the formula; at p_2 = 0 by its limit, where only samples without class 1 leave a tie."""
    if p_2 == 0:
        return (1 - p_1) ** n / 2
    root = mp.sqrt(p_1 * p_2)
    Z = 1 - p_1 - p_2 + 2 * root
    s, rest, rho = root / Z, (1 - p_1 - p_2) / Z, mp.sqrt(p_2 / p_1)

    def walk(k: int) -> Any:
        return mp.fsum(
            mp.factorial(n) / (mp.factorial(i) * mp.factorial(i + k) * mp.factorial(n - k - 2 * i)) * s ** (k + 2 * i) * rest ** (n - k - 2 * i)
            for i in range((n - k) // 2 + 1)
        )

    return Z**n * (walk(0) / 2 + mp.fsum(rho**k * walk(k) for k in range(1, n + 1)))


def difference_is(mp: Any, p_1: Any, p_2: Any, n: int, k: int) -> Any:
    """P(N_2 - N_1 = k), as the multinomial law has it."""
    return mp.fsum(
        mp.factorial(n) / (mp.factorial(i) * mp.factorial(i + k) * mp.factorial(n - k - 2 * i))
        * p_1**i * p_2 ** (i + k) * (1 - p_1 - p_2) ** (n - k - 2 * i)
        for i in range((n - k) // 2 + 1)
    )  # fmt: skip


def formula(p_1: Any, p_2: Any, n: Any) -> Any:
    """pi as an expression."""
    k, i = sp.Symbol("k", integer=True, positive=True), sp.Symbol("i", integer=True, nonnegative=True)
    Z = 1 - (sp.sqrt(p_1) - sp.sqrt(p_2)) ** 2
    s = sp.sqrt(p_1 * p_2) / Z

    def walk(to: Any) -> Any:
        ways = sp.factorial(n) / (sp.factorial(i) * sp.factorial(i + to) * sp.factorial(n - to - 2 * i))
        return sp.Sum(ways * s ** (to + 2 * i) * (1 - 2 * s) ** (n - to - 2 * i), (i, 0, sp.floor((n - to) / 2)))

    return Z**n * (walk(sp.Integer(0)) / 2 + sp.Sum(sp.sqrt(p_2 / p_1) ** k * walk(k), (k, 1, n)))


WALK = (
    Premise("pi = P(N_2 > N_1) + P(N_2 = N_1)/2: the difference N_2 - N_1 is a walk with steps +1 (p_2), -1 (p_1), 0 (the rest)."),
    Premise("With t classes tied with class 1 at the top the answer is wrong with probability t/(t + 1); with a class above it, surely."),
)


def tilt_steps() -> tuple[Any, ...]:
    """The fair walk behind the walk of the difference (lemmas)."""
    a, b, c, p, q, Z = sp.symbols("a b c p q Z", positive=True)
    s = sp.sqrt(p * q) / Z
    where = {a: (1, 9), b: (1, 9), c: (1, 9), p: (0.4, 0.6), q: (0.05, 0.35), Z: (0.5, 1)}
    logs = lambda e: sp.exp(sp.expand(sp.expand_log(sp.log(e), force=True)))  # noqa: E731
    P, Q = sp.symbols("P Q", positive=True)
    return (
        equal((P + Q) ** 2 - 2 * P * Q + (1 - (P - Q) ** 2 - 2 * P * Q), 1, "expand",
              "p_1 + p_2 + (Z - 2 sqrt(p_1 p_2)) = 1: a step of 0 has the probability Z (1 - 2 s)", lemma=True),
        equal(
            p**a * q**b * (Z * (1 - 2 * s)) ** c, Z ** (a + b + c) * sp.sqrt(q / p) ** (b - a) * s ** (a + b) * (1 - 2 * s) ** c, "expand",
            "a steps down, b up and c of 0: Z^n rho^(b - a) times the fair walk's probability", lemma=True, where=where | {Z: (1, 1.5)},
            transform=lambda e: sp.simplify(logs(e) / logs(Z ** (a + b + c) * sp.sqrt(q / p) ** (b - a) * s ** (a + b) * (1 - 2 * s) ** c))
            * Z ** (a + b + c) * sp.sqrt(q / p) ** (b - a) * s ** (a + b) * (1 - 2 * s) ** c,
        ),
    )
