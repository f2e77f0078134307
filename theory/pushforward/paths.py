"""Paths alpha X_0 + beta X_1 of independent normal vectors, axis by axis: the integrals over time that several laws share.

One axis: X_0 of variance 1, X_1 of variance lam; g^2 = alpha^2 + lam beta^2.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal
from lawbook.theory.lazy import sympy as sp

CONDITIONAL = Premise("Given its place, the speed's variance is lam (alpha beta' - alpha' beta)^2/g^2 on an axis; the speed's mean square is alpha'^2 + lam beta'^2, and "
                      "E |v|^2 is the difference.")


def _axis() -> tuple[Any, Any, dict[Any, Any]]:
    lam, t = sp.symbols("lam t", positive=True)
    return lam, t, {lam: (0.2, 4), t: (0.05, 0.95)}


def conditional_step() -> Step:
    """Variance of the speed given the place, for any schedule."""
    lam = sp.Symbol("lam", positive=True)
    a, b, x, y = sp.symbols("alpha beta x y", real=True)
    g = a**2 + lam * b**2
    return equal(
        x**2 + lam * y**2 - (a * x + lam * b * y) ** 2 / g, lam * (a * y - x * b) ** 2 / g, "expand", "variance less the part explained; x = alpha', y = beta'",
        lemma=True, where={lam: (0.2, 4), a: (0.1, 1), b: (0.1, 1), x: (-2, 2), y: (-2, 2)},
    )


def linear_steps() -> tuple[Step, ...]:
    """alpha = 1 - t, beta = t: the integral of lam/g^2 is pi lam^(1/2)/2."""
    lam, t, where = _axis()
    g = (1 - t) ** 2 + lam * t**2
    return (
        equal(
            sp.Derivative(sp.sqrt(lam) * sp.atan(((1 + lam) * t - 1) / sp.sqrt(lam)), t), lam / g, "differentiate", "an antiderivative of lam/g^2", lemma=True,
            where=where,
        ),
        equal(
            sp.sqrt(lam) * (sp.atan(sp.sqrt(lam)) + sp.acot(sp.sqrt(lam))), sp.pi * sp.sqrt(lam) / 2, "integrate", "between 0 and 1", lemma=True, where=where,
            transform=lambda e: e.rewrite(sp.atan).replace(sp.atan, lambda x: sp.pi / 2 - sp.atan(1 / x) if x == 1 / sp.sqrt(lam) else sp.atan(x)),
        ),
        equal(sp.Integral(1 + lam, (t, 0, 1)), 1 + lam, "integrate", "the speed's mean square", lemma=True, where=where),
    )


def trigonometric_steps() -> tuple[Step, ...]:
    """alpha = cos(pi t/2), beta = sin(pi t/2): the integral of (pi^2/4) lam/g^2 is pi^2 lam^(1/2)/4."""
    lam, t, where = _axis()
    c, s = sp.cos(sp.pi * t / 2), sp.sin(sp.pi * t / 2)
    return (
        equal(
            sp.Derivative(sp.pi * sp.sqrt(lam) / 2 * sp.atan(sp.sqrt(lam) * s / c), t), sp.pi**2 / 4 * lam / (c**2 + lam * s**2), "differentiate",
            "an antiderivative; it rises from 0 to pi^2 lam^(1/2)/4", lemma=True, where=where,
        ),
        equal(
            sp.Integral(sp.pi**2 / 4 * (s**2 + lam * c**2), (t, 0, 1)), sp.pi**2 / 8 * (1 + lam), "integrate", "the speed's mean square", lemma=True, where=where,
        ),
    )
