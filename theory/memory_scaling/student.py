"""The Gaussian tail averaged over a chi-distributed radius is Student's tail, an incomplete beta function.

Given the token's own embedding, whose norm r is chi-distributed with d degrees of freedom, every pairwise
comparison of scores errs with probability Phi(-r t). The laws of exact errors share this average over r.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lawbook.theory.derivation import Step, equal
from lawbook.theory.lazy import sympy as sp


def normal_tail(x: Any) -> Any:
    """P(g > x) of a standard normal g."""
    return sp.erfc(x / sp.sqrt(2)) / 2


def normal_density(x: Any) -> Any:
    """Density of a standard normal."""
    return sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi)


def radius_density(r: Any, d: Any) -> Any:
    """Density at r of the norm of d independent standard normals: the chi law."""
    return 2 ** (1 - d / 2) / sp.gamma(d / 2) * r ** (d - 1) * sp.exp(-(r**2) / 2)


def beta_tail(energy_left: Any, d: Any) -> Any:
    """P(t_d > sqrt(d) t) as half of I(d/2, 1/2) at `energy_left` = 1/(1 + t^2); 1/2 at t = 0, 0 at infinity."""
    return sp.betainc_regularized(d / 2, sp.Rational(1, 2), 0, energy_left) / 2


def student_density(s: Any, d: Any) -> Any:
    """Density at s of a Student variable with d degrees of freedom divided by sqrt(d)."""
    return sp.gamma((d + 1) / 2) / (sp.sqrt(sp.pi) * sp.gamma(d / 2)) * (1 + s**2) ** (-(d + 1) / 2)


def averaged_tail(t: Any, d: Any) -> Any:
    """E_r Phi(-r t), the starting point of the steps below."""
    r = sp.Symbol("r", positive=True)
    return sp.Integral(radius_density(r, d) * normal_tail(r * t), (r, 0, sp.oo))


def student_lemmas(d: Any) -> tuple[Step, ...]:
    """The same steps at a free t, for laws that use the average inside a sum."""
    t = sp.Symbol("t", positive=True)
    return tuple(replace(step, lemma=True) for step in student_steps(t, 1 / (1 + t**2), d))


def average(e: Any, t: Any, energy_left: Any, d: Any) -> Any:
    """`e` with its average over the radius replaced by the closed form that the lemmas give."""
    return e.xreplace({averaged_tail(t, d): beta_tail(energy_left, d)})


def student_steps(t: Any, energy_left: Any, d: Any) -> tuple[Step, ...]:
    """Steps from E_r Phi(-r t) to the incomplete beta function at `energy_left`, which is 1/(1 + t^2)."""
    r, s, z = sp.symbols("r s z", positive=True)
    tail = sp.Integral(student_density(s, d), (s, t, sp.oo))
    beta = sp.gamma(d / 2) * sp.sqrt(sp.pi) / sp.gamma((d + 1) / 2)
    kernel = z ** (d / 2 - 1) / sp.sqrt(1 - z)
    incomplete = sp.Integral(kernel, (z, 0, energy_left)) / (2 * beta)

    def by_derivative(_: Any) -> Any:
        slope = sp.powsimp(-sp.diff(radius_density(r, d) * normal_tail(r * s), s))
        return sp.Integral(sp.simplify(sp.integrate(slope, (r, 0, sp.oo))), (s, t, sp.oo))

    def by_inverse_square(e: Any) -> Any:
        changed = e.transform(s, (sp.sqrt(1 / z - 1), z))
        _, low, high = changed.limits[0]  # SymPy leaves the orientation to chance
        density = sp.simplify((changed.function if low == 0 else -changed.function) / kernel)
        end = sp.simplify(high + low)
        return density * sp.Integral(kernel, (z, 0, energy_left if sp.simplify(end - energy_left) == 0 else end))

    return (
        equal(
            sp.Integral(r * normal_density(r * s), (s, z, sp.oo)), normal_tail(r * z), "integrate",
            "the normal tail is the integral of its density, here in the variable s = g/r",
            lemma=True, transform=lambda e: sp.expand(sp.simplify(e.doit()).rewrite(sp.erfc)),
        ),
        equal(
            sp.Integral(radius_density(r, d) * r * normal_density(r * s), (r, 0, sp.oo)), student_density(s, d),
            "integrate", "the radius integrates to Student's density (a Gamma integral)",
            lemma=True, transform=lambda e: e.doit(),
        ),
        equal(
            averaged_tail(t, d), tail, "integrate",
            "insert the first identity at z = t, exchange the two integrals (Tonelli), insert the second",
            transform=by_derivative,
        ),
        equal(
            tail, incomplete, "substitute", "change of variable z = 1/(1 + s^2)", transform=by_inverse_square,
        ),
        equal(
            incomplete, beta_tail(energy_left, d), "substitute", "definition of the regularised incomplete beta function",
            transform=lambda e: e.replace(
                sp.Integral(kernel, (z, 0, energy_left)),
                beta * sp.betainc_regularized(d / 2, sp.Rational(1, 2), 0, energy_left),
            ),
        ),
    )
