"""When elimination drops a class: tests of the class's count N_y against the largest count N_max after n samples of m classes.

"published": N_y < N_max - sqrt(c N_max L_n), L_n = ln(pi^2 n^2 m / delta), at a constant c (24 in print).
"kullback_leibler": s kl(N_max/s || 1/2) > ln(pi^2 n^2 m / (6 delta)), s = N_max + N_y.
"mixture": 2 int_{1/2}^1 (2t)^N_max (2(1 - t))^N_y dt >= m / delta, a bet at even odds that the leader is the more probable.

Each falls in N_y: the class with the smallest count goes first, and testing it alone is enough. At N_y = N_max none drops.
"""

from __future__ import annotations

import math

from lawbook.simulate.inputs import choice, number, refuse
from lawbook.simulate.kernels import kernel

RULES = ("published", "kullback_leibler", "mixture")
PUBLISHED, KULLBACK_LEIBLER, MIXTURE = range(3)


def settings(rule: str, constant: float | None, delta: float) -> tuple[int, float, float]:
    """The rule's number, its constant and ln(1/delta), checked; `constant` belongs to "published" alone. Raises InputError."""
    found = RULES.index(choice("rule", rule, RULES))
    tolerated = number("delta", delta, 0, 1, low_open=True)
    if tolerated == 1:
        raise refuse("delta", delta, "a number > 0 and < 1")
    if found != PUBLISHED and constant is not None:
        raise refuse("constant", constant, f"None: the rule {rule!r} has no constant")
    c = number("constant", 24.0 if constant is None else constant, 0, low_open=True)
    return found, c, -math.log(tolerated)


def _divergence_from_even(ahead, behind):
    """s kl(ahead/s || 1/2) in nats, s = ahead + behind."""
    s = ahead + behind
    found = ahead * math.log(2.0 * ahead / s) if ahead > 0 else 0.0
    return found + (behind * math.log(2.0 * behind / s) if behind > 0 else 0.0)


divergence_from_even = kernel(_divergence_from_even)


def _log_evidence(ahead, behind):
    """ln of 2 int_{1/2}^1 (2t)^ahead (2(1 - t))^behind dt; counts as floats.

    The integral over [0, 1] is a beta function; its share above 1/2 is P(Binomial(s + 1, 1/2) <= ahead), by the shorter tail,
    summed from its largest term.
    """
    s = ahead + behind
    whole = (s + 1.0) * math.log(2.0) + math.lgamma(ahead + 1.0) + math.lgamma(behind + 1.0) - math.lgamma(s + 2.0)
    k = ahead + 1.0 if ahead >= behind else s + 1.0 - ahead  # the tail from k on; both have the same law
    term = math.exp(math.lgamma(s + 2.0) - math.lgamma(k + 1.0) - math.lgamma(s + 2.0 - k) - (s + 1.0) * math.log(2.0))
    tail = 0.0
    while term > 1e-17 * tail and k <= s + 1.0:
        tail += term
        term *= (s + 1.0 - k) / (k + 1.0)
        k += 1.0
    return whole + (math.log1p(-min(tail, 0.5)) if ahead >= behind else math.log(tail))


log_evidence = kernel(_log_evidence)


def _drops(rule, constant, level, top, low, n, m):
    """Whether a class with `low` samples goes when the leader has `top` of n; `level` = ln(1/delta)."""
    if low >= top:
        return False
    if rule == PUBLISHED:
        return low < top - math.sqrt(constant * top * (math.log(math.pi**2 * n * n * m) + level))
    if rule == KULLBACK_LEIBLER:
        return divergence_from_even(float(top), float(low)) > math.log(math.pi**2 * n * n * m / 6.0) + level
    needed = math.log(m) + level
    s = float(top + low)
    most = (s + 1.0) * math.log(2.0) + math.lgamma(top + 1.0) + math.lgamma(low + 1.0) - math.lgamma(s + 2.0)
    return most >= needed and log_evidence(float(top), float(low)) >= needed


drops = kernel(_drops)
