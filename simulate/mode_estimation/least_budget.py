"""The least number of samples at which the empirical mode of two or three classes errs rarely enough, by exact sums."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.mode_estimation.problems import Problem, resolve


def error(p: Problem, n: int) -> float:
    """P(the mode of n samples is not class 0), ties for the top count broken uniformly; two or three classes, O(n^2)."""
    law, n = resolve(p), whole_number("n", n)
    if len(law) > 3:
        raise refuse("p", p, "two or three probabilities")
    law = np.append(law, np.zeros(3 - len(law)))
    a, b = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    c = n - a - b
    if law[2] == 0:
        a, b, c = a[c == 0], b[c == 0], c[c == 0]
    else:
        a, b, c = a[c >= 0], b[c >= 0], c[c >= 0]
    logs = gammaln(n + 1) - gammaln(a + 1) - gammaln(b + 1) - gammaln(c + 1) + a * np.log(law[0]) + b * np.log(law[1])
    if law[2] > 0:
        logs = logs + c * np.log(law[2])
    top = np.maximum(np.maximum(a, b), c)
    tied = (a == top).astype(float) + (b == top) + ((c == top) if law[2] > 0 else 0)
    return float(np.sum(np.exp(logs) * np.where(a == top, 1 - 1 / tied, 1.0)))


def least_budget(p: Problem, delta: float) -> int:
    """The least n from which on the error is at most delta (it need not fall at every step of two classes). Raises InputError."""
    delta = number("delta", delta, 0, 1, low_open=True)
    law = resolve(p)
    if law[0] <= law[1]:
        raise refuse("p", p, "a largest probability that no other equals")
    high = 1
    while error(law, high) > delta:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if error(law, middle) <= delta else (middle, high)
    return high


def budget_rule(p: Problem, delta: float, union: bool = False) -> int:
    """The budget of the published experiments, ceil(ln(1/delta)/Delta^2), or with `union` ceil(ln((m - 1)/delta)/Delta^2).

    Delta^2 = -ln(1 - (sqrt(p_1) - sqrt(p_2))^2). Raises InputError.
    """
    delta = number("delta", delta, 0, 1, low_open=True)
    law = resolve(p)
    if not law[0] > law[1]:
        raise refuse("p", p, "a largest probability that no other equals")
    gap = -np.log1p(-((np.sqrt(law[0]) - np.sqrt(law[1])) ** 2))
    rivals = len(law) - 1 if union else 1
    return max(1, int(np.ceil(np.log(rivals / delta) / gap)))
