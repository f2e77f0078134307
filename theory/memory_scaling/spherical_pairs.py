"""How correlated independent uniform unit vectors are: one pair, by integration."""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Step, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.parameters import integer, real

VECTORS = integer("P", "number of unit vectors", low=2, typical=(2, 300))
SPHERE_DIMENSION = integer("d", "dimension of the unit vectors", low=2, typical=(2, 60))
CORRELATION = real(
    "eta", "correlation", r"\eta", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.95)
)


def pair_probability(eta: Any, d: Any) -> Any:
    """P(|<u, u'>| > eta) of two independent uniform unit vectors in d >= 2 dimensions."""
    return sp.betainc_regularized((d - 1) / 2, sp.Rational(1, 2), 0, 1 - eta**2)


def correlation_density(t: Any, d: Any) -> Any:
    """Density of <u, u'> at t: the first coordinate of a uniform unit vector."""
    return sp.gamma(d / 2) / (sp.sqrt(sp.pi) * sp.gamma((d - 1) / 2)) * (1 - t**2) ** ((d - 3) / 2)


def pair_steps(eta: Any, d: Any, factor: Any = 1) -> tuple[Step, ...]:
    """Steps from `factor` times the integral of the density over |t| > eta to the closed form."""
    t, z = sp.symbols("t z", positive=True)
    tails = 2 * sp.Integral(correlation_density(t, d), (t, eta, 1))
    beta = sp.sqrt(sp.pi) * sp.gamma((d - 1) / 2) / sp.gamma(d / 2)
    incomplete = sp.Integral(z ** ((d - 3) / 2) / sp.sqrt(1 - z), (z, 0, 1 - eta**2)) / beta
    def by_square(e: Any) -> Any:
        changed = tails.args[1].transform(t, (sp.sqrt(1 - z), z))
        _, low, high = changed.limits[0]  # SymPy leaves the orientation to chance
        integrand = sp.powsimp(sp.simplify(changed.function if low == 0 else -changed.function))
        constant, rest = integrand.as_independent(z)
        return (e / tails.args[1]) * constant * sp.Integral(rest, (z, 0, sp.simplify(high + low)))

    where = {d: [3, 4, 5, 8]}  # quadrature reaches 30 digits where the density is bounded

    return (
        equal(
            factor * tails, factor * incomplete, "substitute", "z = 1 - t^2, t = sqrt(1 - z), dt = -dz / (2 sqrt(1 - z))",
            transform=by_square, where=where,
        ),
        equal(
            factor * incomplete, factor * pair_probability(eta, d), "substitute",
            "definition of the regularised incomplete beta function", where=where,
            transform=lambda e: e.replace(
                lambda part: isinstance(part, sp.Integral), lambda part: beta * pair_probability(eta, d)
            ),
        ),
    )
