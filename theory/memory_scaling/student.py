"""The Gaussian tail averaged over a chi-distributed radius is Student's tail, an incomplete beta function.

Given the token's own embedding, whose norm r is chi-distributed with d degrees of freedom, every pairwise
comparison of scores errs with probability Phi(-r t). The laws of exact errors share this average over r.
"""

from __future__ import annotations

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


def averaged_tail_digits(mp: Any, t: Any, d: Any) -> Any:
    """E_r Phi(-r t) by Gauss-Legendre quadrature on panels: plain quadrature on the half line is slow at it."""
    ends = [0, *sorted({min(mp.mpf(1), 3 / t), mp.mpf(3), mp.mpf(8), mp.mpf(17)})]
    radius = mp.quad(
        lambda r: r ** (d - 1) * mp.exp(-r * r / 2) * mp.erfc(r * t / mp.sqrt(2)), ends, method="gauss-legendre"
    )
    return 2 ** (-d / 2) / mp.gamma(d / 2) * radius


def radius_moment(power: int, value: Any, d: Any, because: str) -> Step:
    """The lemma that the mean of r**power over the radius is `value`."""
    r = sp.Symbol("r", positive=True)

    def in_digits(mp: Any, point: Any) -> tuple[Any, Any]:
        n = point[d]
        moment = mp.quad(
            lambda x: x ** (n - 1 + power) * mp.exp(-x * x / 2), [0, 3, 8, 18], method="gauss-legendre"
        )
        exact = sp.N(sp.sympify(value).subs(d, sp.Float(n, 60)), 50)
        return 2 ** (1 - n / 2) / mp.gamma(n / 2) * moment, mp.mpmathify(exact)

    return equal(
        sp.Integral(r**power * radius_density(r, d), (r, 0, sp.oo)), value, "integrate", because, lemma=True,
        transform=lambda e: sp.expand(sp.gammasimp(e.doit())), numeric=in_digits, where={d: list(range(2, 13))},
    )


def mean_radius(d: Any) -> Any:
    """E r."""
    return sp.sqrt(2) * sp.gamma((d + 1) / 2) / sp.gamma(d / 2)


def beta_tail_digits(mp: Any, energy_left: Any, d: Any) -> Any:
    """`beta_tail` in mpmath."""
    return mp.betainc(d / 2, mp.mpf(1) / 2, 0, energy_left, regularized=True) / 2


def population_in_digits(p: Any, q: Any, d: Any) -> Any:
    """Numerical evaluation of a step that replaces E_r Phi(-r t) by its closed form in a sum over tokens."""

    def both(mp: Any, point: Any) -> tuple[Any, Any]:
        masses, weights, n = point[p], point[q], point[d]
        energy = mp.fsum(w**2 for w in weights)
        pairs = list(zip(masses, weights, strict=True))
        averaged = (m * averaged_tail_digits(mp, w / mp.sqrt(energy - w**2), n) for m, w in pairs)
        return mp.fsum(averaged), mp.fsum(m * beta_tail_digits(mp, 1 - w**2 / energy, n) for m, w in pairs)

    return both


def averaged_step(t: Any, energy_left: Any, d: Any) -> Step:
    """The whole way of `student_steps` as one step, for laws that build on error_of_two_classes."""
    symbols = sp.sympify(t).free_symbols | {d}

    def in_digits(mp: Any, point: Any) -> tuple[Any, Any]:
        exact = {symbol: sp.Float(point[symbol], 60) for symbol in symbols}
        level, left, n = (mp.mpmathify(sp.N(sp.sympify(e).subs(exact), 50)) for e in (t, energy_left, d))
        return averaged_tail_digits(mp, level, n), beta_tail_digits(mp, left, n)

    return equal(
        averaged_tail(t, d), beta_tail(energy_left, d), "substitute",
        "the mean over the radius in closed form, as derived for the law error_of_two_classes",
        transform=lambda e: average(e, t, energy_left, d), numeric=in_digits, where={d: (2, 12)},
    )


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

    def by_derivative(e: Any) -> Any:
        slope = sp.powsimp(-sp.diff(e.function, z))  # the tail itself vanishes as z grows
        return sp.Integral(sp.simplify(sp.integrate(slope, (r, 0, sp.oo))).subs(z, s), (s, z, sp.oo))

    def by_inverse_square(e: Any) -> Any:
        changed = e.transform(s, (sp.sqrt(1 / z - 1), z))
        _, low, high = changed.limits[0]  # SymPy leaves the orientation to chance
        density = sp.simplify((changed.function if low == 0 else -changed.function) / kernel)
        end = sp.simplify(high + low)
        return density * sp.Integral(kernel, (z, 0, energy_left if sp.simplify(end - energy_left) == 0 else end))

    def in_digits(mp: Any, point: Any, at: Any = t) -> tuple[Any, Any]:
        exact = {symbol: sp.Float(value, 60) for symbol, value in point.items()}
        level, n = (mp.mpmathify(sp.N(sp.sympify(e).subs(exact), 50)) for e in (at, d))
        density = mp.gamma((n + 1) / 2) / (mp.sqrt(mp.pi) * mp.gamma(n / 2))
        student = density * mp.quad(lambda x: (1 + x * x) ** (-(n + 1) / 2), [level, 2 * level + 1, mp.inf])
        return averaged_tail_digits(mp, level, n), student

    above = {d: (2, 12)} if getattr(d, "is_Symbol", False) else {}  # at d = 1 the integrands are singular at 0
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
            averaged_tail(z, d), sp.Integral(student_density(s, d), (s, z, sp.oo)), "integrate",
            "insert the first identity, exchange the two integrals (Tonelli), insert the second",
            lemma=True, transform=by_derivative, numeric=lambda mp, point: in_digits(mp, point, z), where=above,
        ),
        equal(
            averaged_tail(t, d), tail, "substitute", "this at z = t", numeric=in_digits, where=above,
            transform=lambda e: e.xreplace({averaged_tail(t, d): tail}),
        ),
        equal(
            tail, incomplete, "substitute", "change of variable z = 1/(1 + s^2)", transform=by_inverse_square, where=above,
        ),
        equal(
            incomplete, beta_tail(energy_left, d), "substitute", "definition of the regularised incomplete beta function",
            transform=lambda e: e.replace(
                sp.Integral(kernel, (z, 0, energy_left)),
                beta * sp.betainc_regularized(d / 2, sp.Rational(1, 2), 0, energy_left),
            ),
            where=above,
        ),
    )
