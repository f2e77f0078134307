"""Losses by characteristic functions: parameters, closed forms and steps that several laws share."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Premise, Step, equal, integer, real
from lawbook.theory.lazy import sympy as sp

MEAN = real("m", "mean of the learnt normal law", typical=(-2, 2))
SLOPE = real("s", "slope of the affine map, of either sign", typical=(-3, 3))
TARGET_MEAN = real("mu", "mean of the target", r"\mu", typical=(-2, 2))
WIDTH = real("w", "standard deviation of the normal frequencies", low=0, low_open=True, typical=(0.1, 2))
HALF_WIDTH = real("b", "frequencies are uniform on [-b, b]", low=0, low_open=True, typical=(0.2, 3))
SIZE = integer("n", "number of draws in a batch", low=1, typical=(1, 100))

MAP = Premise("The map z -> m + s z of standard normal noise has the characteristic function exp(i m t - s^2 t^2/2); the target's "
              "is that of N(mu, sigma^2).")
LOSS = Premise("The loss is the mean over t of the squared differences of E cos(t X) and E sin(t X), over two: E_t |f(t) - g(t)|^2/2.")


def damped(u: Any, w: Any) -> Any:
    """E exp(-u t^2) for normal frequencies of standard deviation w."""
    return 1 / sp.sqrt(1 + 2 * w**2 * u)


def damped_wave(u: Any, distance: Any, w: Any) -> Any:
    """E cos(distance t) exp(-u t^2)."""
    return damped(u, w) * sp.exp(-(distance**2) * w**2 / (2 * (1 + 2 * w**2 * u)))


def normal_loss(m: Any, s: Any, mu: Any, sigma: Any, w: Any) -> Any:
    """Loss of N(m, s^2) against N(mu, sigma^2) at normal frequencies."""
    return (damped(s**2, w) + damped(sigma**2, w)) / 2 - damped_wave((s**2 + sigma**2) / 2, m - mu, w)


def normal_loss_value(m: Any, s: Any, mu: Any, sigma: Any, w: Any, mp: Any = None) -> Any:
    """The same number without cancellation near the minima, in float64 or in `mp`'s digits.

    With p^2 = 1 + 2 w^2 s^2, q^2 = 1 + 2 w^2 sigma^2 and 2 r^2 = p^2 + q^2 what does not depend on the shift is
    (p + q)/(2 p q) - 1/r = (p - q)^2 (p^2 + q^2 + 4 p q)/(4 p q r (r (p + q) + 2 p q)).
    """
    f = np if mp is None else mp
    m, s, mu, sigma, w = (np.asarray(x, dtype=float) if mp is None else mp.mpf(x) for x in (m, s, mu, sigma, w))
    p, q = f.sqrt(1 + 2 * w**2 * s**2), f.sqrt(1 + 2 * w**2 * sigma**2)
    r = f.sqrt((p**2 + q**2) / 2)
    difference = 2 * w**2 * (s - sigma) * (s + sigma) / (p + q)
    unmoved = difference**2 * (p**2 + q**2 + 4 * p * q) / (4 * p * q * r * (r * (p + q) + 2 * p * q))
    return unmoved - f.expm1(-(((m - mu) * w / r) ** 2) / 2) / r


def wave_step(w: Any) -> Step:
    """The one integral over normal frequencies, at symbols of its own: rate u and distance D."""
    u, t = sp.Symbol("u", positive=True), sp.Symbol("t", real=True)
    distance = sp.Symbol("D", real=True)
    density = sp.exp(-(t**2) / (2 * w**2)) / (w * sp.sqrt(2 * sp.pi))
    return equal(
        sp.Integral(sp.cos(distance * t) * sp.exp(-u * t**2) * density, (t, -sp.oo, sp.oo)), damped_wave(u, distance, w), "integrate",
        "E cos(D t) exp(-u t^2) over normal frequencies", lemma=True, where={w: (0.3, 2), u: (0.1, 3), distance: (-2, 2)},
        transform=lambda e: sp.simplify(e.doit()),
    )


def window_moment(order: int, c: Any, b: Any) -> Any:
    """E t^order exp(-c t^2) for t uniform on [-b, b]; order 2 or 4."""
    if order == 2:
        return (sp.sqrt(sp.pi) * sp.erf(b * sp.sqrt(c)) / (4 * c ** sp.Rational(3, 2)) - b * sp.exp(-c * b**2) / (2 * c)) / b
    edge = (b**3 / (2 * c) + 3 * b / (4 * c**2)) * sp.exp(-c * b**2)
    return (3 * sp.sqrt(sp.pi) * sp.erf(b * sp.sqrt(c)) / (8 * c ** sp.Rational(5, 2)) - edge) / b


def window_moment_value(order: int, c: Any, b: Any, mp: Any = None) -> Any:
    """The same by the incomplete gamma function, which does not cancel at small c b^2, in float64 or in `mp`'s digits."""
    k = (order + 1) / 2
    if mp is None:
        c, b = np.asarray(c, dtype=float), np.asarray(b, dtype=float)
        return special.gammainc(k, c * b**2) * special.gamma(k) / (2 * b * c**k)
    c, b, k = mp.mpf(c), mp.mpf(b), mp.mpf(k)
    return mp.gammainc(k, 0, c * b**2) / (2 * b * c**k)


def window_step(order: int, b: Any) -> Step:
    """The second moment, integrated; the fourth is minus its derivative in c."""
    c, t = sp.Symbol("c", positive=True), sp.Symbol("t", real=True)
    where = {b: (0.3, 2), c: (0.2, 3)}
    if order == 2:
        return equal(
            sp.Integral(t**2 * sp.exp(-c * t**2), (t, -b, b)) / (2 * b), window_moment(2, c, b), "integrate", "E t^2 exp(-c t^2), t "
                "uniform on [-b, b]",
            lemma=True, where=where, transform=lambda e: sp.expand(sp.simplify(e.doit())),
        )
    return equal(
        sp.Derivative(-window_moment(2, c, b), c), window_moment(4, c, b), "differentiate", "and E t^4 exp(-c t^2), from E t^2 exp(-c t^2)",
        lemma=True, where=where,
    )
