"""What generated predictions call: careful elementary functions, and special functions that SciPy lacks in C.

All are compiled by numba without fastmath. Sources: DLMF 25.11 (Hurwitz zeta), DLMF 4.13 (Lambert W).
"""

from __future__ import annotations

import math

from numba import njit

from lawbook.theory.compilation.special import externals

_scipy = externals()
_gammaln, _wrightomega = _scipy["gammaln"], _scipy["wrightomega"]

# B_2k / (2k)! for k = 1, 2, ...: the coefficients of the Euler-Maclaurin formula
_EULER_MACLAURIN = (
    1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000, 1 / 74724249600,
    -3617 / 10670622842880000, 43867 / 5109094217170944000,
)  # fmt: skip


def _power_of_complement(x, t):
    """(1 + x)**t for x > -1 close to 0, and 0**t at x = -1, without losing x beside 1."""
    if t == 0.0:
        return 1.0
    if x == -1.0:
        return 0.0 if t > 0.0 else math.inf
    return math.exp(t * math.log1p(x)) if x > -1.0 else (1.0 + x) ** t


def _hurwitz(s, a):
    """sum over k >= 0 of (a + k)**-s, for s > 1 and a > 0."""
    if s <= 1.0 or a <= 0.0:
        return math.nan
    s, a = 1.0 * s, 1.0 * a  # an integer power would wrap
    total, k = 0.0, 0
    while a + k < 12.0 + s:
        total += (a + k) ** -s
        k += 1
    b = a + k
    power = b**-s
    tail = b * power / (s - 1.0) + 0.5 * power
    factor = s * power / b
    for j in range(len(_EULER_MACLAURIN)):
        tail += _EULER_MACLAURIN[j] * factor
        factor *= (s + 2 * j + 1) * (s + 2 * j + 2) / (b * b)
    return total + tail


def _lambert(x):
    """The upper branch of w exp(w) = x, for x >= -1/e."""
    if x > 0.0:
        return _wrightomega(math.log(x), 0)
    if x == 0.0:
        return 0.0
    p = 2.0 * (math.e * x + 1.0)
    if p < 0.0:
        return -1.0 if p > -1e-14 else math.nan
    root = math.sqrt(p)
    return _halley(x, -1.0 + root - p / 3.0 + 11.0 / 72.0 * p * root if x < -0.25 else x * (1.0 - x))


def _lambert_lower(x):
    """The lower branch (w <= -1) of w exp(w) = x, for -1/e <= x < 0."""
    if x >= 0.0:
        return math.nan
    p = 2.0 * (math.e * x + 1.0)
    if p < 0.0:
        return -1.0 if p > -1e-14 else math.nan
    root = math.sqrt(p)
    if x < -0.25:
        return _halley(x, -1.0 - root - p / 3.0 - 11.0 / 72.0 * p * root)
    log = math.log(-x)
    return _halley(x, log - math.log(-log))


def _halley_steps(x, w):
    for _ in range(60):
        e = math.exp(w)
        f = w * e - x
        if f == 0.0 or w == -1.0:
            break
        step = f / (e * (w + 1.0) - (w + 2.0) * f / (2.0 * w + 2.0))
        w -= step
        if abs(step) <= 1e-16 * abs(w):
            break
    return w


def _log_binomial(n, k):
    """log of n choose k, for real n >= k >= 0."""
    return _gammaln(n + 1.0, 0) - _gammaln(k + 1.0, 0) - _gammaln(n - k + 1.0, 0)


_halley = njit(_halley_steps)
power_of_complement = njit(_power_of_complement)
hurwitz = njit(_hurwitz)
lambert = njit(_lambert)
lambert_lower = njit(_lambert_lower)
log_binomial = njit(_log_binomial)
