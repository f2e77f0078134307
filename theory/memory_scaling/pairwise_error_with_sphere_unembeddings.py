"""How often a rival class beats the token's own when the unembeddings are random unit vectors (three classes)."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.special import betainc, gammaln

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.quadrature import panels
from lawbook.theory.memory_scaling.setting import (
    DIMENSION,
    HERE,
    OTHER_ENERGY,
    OWN_ENERGY,
    RIVAL_ENERGY,
    WEIGHT,
)
from lawbook.theory.memory_scaling.student import (
    average,
    averaged_tail,
    averaged_tail_digits,
    beta_tail,
    beta_tail_digits,
)
from lawbook.theory.parameters import restrict


def beta_density(x: Any, a: Any, b: Any) -> Any:
    return sp.gamma(a + b) / (sp.gamma(a) * sp.gamma(b)) * x ** (a - 1) * (1 - x) ** (b - 1)


def noise_energy(v: SimpleNamespace, b: Any, c: Any) -> Any:
    """Noise of the comparison: both classes without the token, and what leaks from the third class."""
    return v.Q_f + v.Q_y - v.q**2 + v.Q_o * c / b


def over_unembeddings(v: SimpleNamespace, integrand: Any) -> Any:
    """Mean over b = (1 - <u_f, u_y>)/2 and the squared cosine c between u_f - u_y and the third unembedding."""
    b, c = sp.symbols("b c", positive=True)
    a = (v.d - 1) / sp.S(2)
    weight = beta_density(b, a, a) * beta_density(c, sp.Rational(1, 2), a)
    return sp.Integral(sp.Integral(weight * integrand(b, c), (c, 0, 1)), (b, 0, 1))


def formula(v: SimpleNamespace) -> Any:
    return over_unembeddings(v, lambda b, c: beta_tail(noise_energy(v, b, c) / (v.q**2 + noise_energy(v, b, c)), v.d))


def _pieces(d: int, pi: Any, root: Any) -> tuple[list[Any], list[Any]]:
    """Ranges of the two angles, cut where the densities of b and c have fallen off."""
    first, second = min(pi / 8, 4 / root), min(pi / 4, 4 / root)
    return [0, pi / 4 - first, pi / 4, pi / 4 + first, pi / 2], [0, second, pi / 2]


def evaluate(q: float, Q_f: float, Q_y: float, Q_o: float, d: int) -> float:
    """The double integral in the angles b = sin(u)^2, c = sin(w)^2, which take the roots away; 1e5 nodes."""
    a = (d - 1) / 2
    ends_u, ends_w = _pieces(int(d), math.pi, math.sqrt(d))
    u, u_weights = panels(*ends_u, count=72)
    w, w_weights = panels(*ends_w, count=72)
    u_weights = u_weights * np.exp((d - 2) * np.log(np.sin(2 * u)) + math.log(2) * (4 - d) - 2 * gammaln(a) + gammaln(2 * a))
    w_weights = w_weights * np.exp((d - 2) * np.log(np.cos(w)) + gammaln(a + 0.5) - gammaln(0.5) - gammaln(a))
    noise = Q_f + Q_y - q * q + Q_o * (np.sin(w) / np.sin(u)[:, None]) ** 2
    tail = betainc(d / 2, 0.5, noise / (q * q + noise)) / 2
    return float(u_weights @ tail @ w_weights)


def evaluate_digits(mp: Any, q: Any, Q_f: Any, Q_y: Any, Q_o: Any, d: int) -> Any:
    """The same by mpmath's tanh-sinh quadrature (the corner u = w = 0 is singular)."""
    q, Q_f, Q_y, Q_o, d = mp.mpf(q), mp.mpf(Q_f), mp.mpf(Q_y), mp.mpf(Q_o), int(d)
    a, half = mp.mpf(d - 1) / 2, mp.mpf(1) / 2
    scale = 4 / (mp.beta(a, a) * mp.beta(half, a))

    def integrand(u: Any, w: Any) -> Any:
        noise = Q_f + Q_y - q * q + Q_o * (mp.sin(w) / mp.sin(u)) ** 2
        tail = mp.betainc(mp.mpf(d) / 2, half, 0, noise / (q * q + noise), regularized=True) / 2
        return (mp.sin(u) * mp.cos(u)) ** (d - 2) * mp.cos(w) ** (d - 2) * tail

    ends_u, ends_w = _pieces(d, mp.pi, mp.sqrt(d))
    return scale * mp.quad(integrand, ends_u, ends_w, maxdegree=6)


def derivation(v: SimpleNamespace) -> Derivation:
    rho, cosine, b, c = sp.symbols("rho cosine b c", positive=True)
    a_f, a_y, a_z, g_f, g_y = sp.symbols("a_f a_y a_z g_f g_y", real=True)
    noise = noise_energy(v, b, c)
    t, left_share = v.q / sp.sqrt(noise), noise / (v.q**2 + noise)
    w = sp.Symbol("w", positive=True)

    def integrands(mp: Any, point: Any) -> tuple[Any, Any]:
        """Both integrands at one (b, c): if they agree everywhere, so do the integrals."""
        q, n = point[v.q], point[v.d]
        energy = point[v.Q_f] + point[v.Q_y] - q**2 + point[v.Q_o] * point[c] / point[b]
        return averaged_tail_digits(mp, q / mp.sqrt(energy), n), beta_tail_digits(mp, energy / (q**2 + energy), n)

    inside = {b: (0.01, 0.99), c: (0.01, 0.99), v.d: (2, 12), v.q: (0.1, 2.5), v.Q_f: (9, 20)}
    return Derivation(
        (
            Premise("u_f, u_y, u_z are independent and uniform on the unit sphere; rho = <u_f, u_y>; G = U U^T."),
            Premise("a_f = r^2 q + r sqrt(Q_f - q^2) g_f and a_z = r sqrt(Q_z) g_z for the other classes."),
            Premise("(1 + rho)/2 is Beta((d-1)/2, (d-1)/2); the squared cosine of a fixed direction and u_z is "
                    "Beta(1/2, (d-1)/2), independent of rho."),
        ),
        (
            equal(
                (a_f + rho * a_y + g_f * a_z) - (rho * a_f + a_y + g_y * a_z),
                (1 - rho) * (a_f - a_y + (g_f - g_y) / (1 - rho) * a_z), "expand",
                "the margin s_f - s_y; g_f, g_y are the inner products with u_z", lemma=True,
            ),
            equal(
                2 * (1 - rho) * cosine**2 / (1 - rho) ** 2, 2 * cosine**2 / (1 - rho), "expand",
                "squared leakage, since |u_f - u_y|^2 = 2(1 - rho); it is c/b with b = (1 - rho)/2", lemma=True,
                where={rho: (0.01, 0.99)},
            ),
            equal(1 / (1 + v.q**2 / w), w / (v.q**2 + w), "expand", "1/(1 + t^2) for the noise energy w", lemma=True),
            equal(
                over_unembeddings(v, lambda b, c: averaged_tail(t, v.d)), formula(v), "substitute",
                "the average over the radius, given the unembeddings",
                transform=lambda e: average(e, t, left_share, v.d), numeric=integrands, where=inside,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.pairwise_error_with_sphere_unembeddings",
    statement=(
        "With unembeddings uniform on the sphere, a rival class beats the own one as with orthonormal ones, but with "
        "an additional noise of energy Q_o c / b that leaks from the third class (c, b: beta variables)."
    ),
    relation=Equals(),
    observable="pairwise_error",
    parameters=(WEIGHT, OWN_ENERGY, RIVAL_ENERGY, OTHER_ENERGY, restrict(DIMENSION, low=2, typical=(2, 100))),
    conditions=(
        Condition("q**2 <= Q_f: the token belongs to its class", lambda v: v.q**2 <= v.Q_f),
        Condition("Q_f + Q_y > 0: one of the two classes stores something", lambda v: v.Q_f + v.Q_y > 0),
    ),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "leakage dropped", "the law of orthonormal unembeddings",
            lambda v: beta_tail(1 - v.q**2 / (v.Q_f + v.Q_y), v.d),
        ),
        Rival(
            "full leakage", "the third class makes as much noise as the rival class",
            lambda v: beta_tail(1 - v.q**2 / (v.Q_f + v.Q_y + v.Q_o), v.d),
        ),
        Rival(
            "self term kept", "the token's own energy counts as noise, the leakage at its mean",
            lambda v: beta_tail(1 - v.q**2 / (v.Q_f + v.Q_y + v.q**2 + 2 * v.Q_o / v.d), v.d),
        ),
    ),
    remark=(
        "The term |q|^2/d of the paper's upper bound is this leakage through non-orthogonal unembeddings. It is not "
        "a class competing against itself, and it is absent for two classes or orthonormal unembeddings."
    ),
)
