"""What the laws of elimination share: the level of its test, and the sample at which a class is dropped.

The rule: after sample n drop every class y left with N_y < N_max - sqrt(c N_max L_n), L_n = ln(pi^2 n^2 m / delta).
In the fluid limit N_y = n p_y the class i goes at the larger root n_i of n = kappa_i L_n, kappa_i = c p_1/(p_1 - p_i)^2.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory import Condition, Premise, Step, equal, real, restrict
from lawbook.theory.lazy import sympy as sp

LEVEL = real("ell", "ln(1/delta), delta the tolerated error", r"\ell", low=0, low_open=True, typical=(1, 400))
SMALL = restrict(LEVEL, low=40, high=600, low_open=False, typical=(40, 160))  # small deltas, at which the fluid limit is good to a per cent or two
SORTED = Condition("p_1 + p_2 <= 1 and p_1 > p_2: two probabilities, the mode's first", lambda v: (v.p_1 > v.p_2) & (v.p_1 + v.p_2 <= 1))
FLUID = (
    Premise("The rule: after sample n drop every class y left with N_y < N_max - sqrt(c N_max L_n), L_n = ln(pi^2 n^2 m / delta)."),
    Premise("ell = ln(1/delta). Fluid limit: N_y = n p_y and N_max = n p_1, up to relative fluctuations of order 1/sqrt(n)."),
)


def sorted_falling(p: Any) -> bool:
    """Whether probabilities fall, the first one strictly above the second."""
    return len(p) >= 2 and p[0] > p[1] and all(a >= b for a, b in zip(p[1:], p[2:], strict=False))


MODE_FIRST = Condition("p_1 > p_2 >= p_3 >= ...: the mode first", lambda v: sorted_falling(v.p))


def test_level(n: Any, m: Any, ell: Any) -> Any:
    """L_n = ln(pi^2 n^2 m) + ell."""
    return sp.log(sp.pi**2 * n**2 * m) + ell


def root(kappa: Any, m: Any, ell: Any) -> Any:
    """The larger root of n = kappa L_n, by the lower branch of Lambert's function."""
    return -2 * kappa * sp.LambertW(-sp.exp(-ell / 2) / (2 * kappa * sp.pi * sp.sqrt(m)), -1)


def double_precision() -> Any:
    """mpmath's functions on floats, which are imported when they are asked for: reading the catalogue runs no algebra."""
    import mpmath

    return mpmath.fp


def root_digits(kappa: Any, m: Any, ell: Any, mp: Any = None) -> Any:
    """The same number in `mp`'s arithmetic, floats by default; 1 where the test drops the class at the first sample already.

    Iterates n <- kappa L_n from above, where the map is increasing and concave, then Newton's steps.
    """
    mp = mp or double_precision()
    level = lambda n: mp.log(mp.pi**2 * m) + 2 * mp.log(n) + ell  # noqa: E731
    if 2 * kappa >= 1 and kappa * level(2 * kappa) < 2 * kappa:
        return mp.mpf(1)  # n > kappa L_n everywhere
    if kappa * level(mp.mpf(1)) < 1:
        return mp.mpf(1)
    n = 4 * kappa * (level(4 * kappa + 4) + 2) + 4  # above the root, where Newton's steps on a convex function fall
    for _ in range(200):
        step = (n - kappa * level(n)) / (1 - 2 * kappa / n)
        n -= step
        if abs(step) <= n * mp.eps * 4:
            break
    return n


def root_steps(kappa: Any, m: Any, ell: Any, where: dict[Any, Any]) -> tuple[Step, ...]:
    """kappa L_n at the root is the root: n = 2 kappa w with w = -W_{-1}(z), so that ln w = w + ln(-z)."""
    found = root(kappa, m, ell)
    w = sp.Symbol("w", positive=True)
    minus = sp.exp(-ell / 2) / (2 * kappa * sp.pi * sp.sqrt(m))

    def solve(e: Any) -> Any:
        opened = e.replace(lambda part: isinstance(part, sp.LambertW), lambda part: -w)
        logs = sp.expand_log(sp.expand(sp.expand_log(opened, force=True)), force=True)
        used = logs.subs(sp.log(w), w + sp.log(minus))  # the definition of W, in logarithms
        return sp.expand(sp.expand_log(used, force=True)).subs(w, -sp.LambertW(-minus, -1))

    return (
        equal(
            kappa * test_level(found, m, ell), found, "solve",
            "the larger root of n = kappa L_n: n = 2 kappa w with ln w = w + ln(-z), the lower branch of Lambert's function",
            transform=solve, where=where,
        ),
    )
