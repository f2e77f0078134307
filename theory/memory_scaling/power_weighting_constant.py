"""The constant of storing by a power of the frequencies for any number of classes, labels x mod M."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.power_weighting import PREMISES, SUMMABLE, mellin_exponent, rank_steps
from lawbook.theory.memory_scaling.power_weighting_constant_two_classes import prediction as two_classes
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, EXPONENT, HERE, POWER


def formula(v: SimpleNamespace) -> Any:
    """I stands for the mean over classes z of the integrals of s^(a-1) F_z(s)."""
    share = sp.Function("I", positive=True)(v.alpha, v.rho, v.M)
    return share / (v.rho * v.alpha * sp.zeta(v.alpha)) * v.d ** (-mellin_exponent(v) / 2)


def energies(alpha: float, rho: float, M: int) -> np.ndarray:
    """Q_z for z = 1, ..., M: a Hurwitz zeta function each; the normaliser of p left out."""
    from scipy.special import zeta

    power = 2 * rho * alpha
    return M**-power * zeta(power, np.arange(1, M + 1) / M)


def panels(roots: Any, reach: float) -> list[float]:
    """Ends of panels that grow from a quarter of the least of the scales `roots` to `reach` times the largest, both signs."""
    ends, top = [min(roots) / 4], reach * max(roots)
    while ends[-1] < top:
        ends.append(ends[-1] * 1.5)
    return [*(-e for e in reversed(ends)), 0, *ends]


def mean_power(x: np.ndarray, a: float) -> np.ndarray:
    """The integral of u^(a-1) times the normal density at u - x, over u > 0: a parabolic cylinder function."""
    from scipy.special import gamma, pbdv

    inner = np.clip(x, -30.0, 20.0)
    near = gamma(a) / math.sqrt(2 * math.pi) * np.exp(-inner * inner / 4) * pbdv(-a, -inner)[0]
    far, term = np.zeros_like(x), np.ones_like(x)
    wide = np.maximum(x, 20.0)
    for k in range(12):  # its expansion at large x
        far += term
        term = term * (a - 1 - 2 * k) * (a - 2 - 2 * k) / (2 * (k + 1)) / wide**2
    return np.where(x > 20, wide ** (a - 1) * far, near)


def share(alpha: float, rho: float, M: int) -> float:
    """I: with t = s + sqrt(Q_z) g the integral over s is done in closed form, the one over t by Gauss and Legendre."""
    from scipy.special import log_ndtr

    a, roots = (alpha - 1) / (rho * alpha), np.sqrt(energies(alpha, rho, M))
    ends = np.array(panels(roots, 9.5))
    nodes, weights = np.polynomial.legendre.leggauss(16)
    middle, half = (ends[1:] + ends[:-1]) / 2, (ends[1:] - ends[:-1]) / 2
    t, dt = (middle[:, None] + half[:, None] * nodes).ravel(), (half[:, None] * weights).ravel()
    below = log_ndtr(t[:, None] / roots)
    total = 0.0
    for z, root in enumerate(roots):
        some_rival = -np.expm1(below.sum(axis=1) - below[:, z])
        total += root ** (a - 1) * float((some_rival * mean_power(t / root, a)) @ dt)
    return total / M


def evaluate(alpha: float, rho: float, M: int, d: int) -> float:
    from scipy.special import zeta

    alpha, rho = float(alpha), float(rho)
    scale = float(d) ** (-(alpha - 1) / (2 * rho * alpha))
    return share(alpha, rho, int(M)) / (rho * alpha * float(zeta(alpha))) * scale


def share_digits(mp: Any, alpha: Any, rho: Any, M: int) -> Any:
    """I in mpmath."""
    a, power = (alpha - 1) / (rho * alpha), 2 * rho * alpha
    roots = [mp.sqrt(mp.zeta(power, mp.mpf(z) / M) * mp.mpf(M) ** -power) for z in range(1, int(M) + 1)]
    ends = panels(roots, mp.sqrt(2 * mp.log(10) * (mp.dps + 3)))

    def integrand(t: Any) -> Any:
        below = [mp.ncdf(t / root) for root in roots]
        terms = []
        for z, root in enumerate(roots):
            x = t / root
            weight = mp.gamma(a) * mp.exp(-x * x / 4) * mp.pcfd(-a, -x) / mp.sqrt(2 * mp.pi)
            terms.append(root ** (a - 1) * weight * (1 - mp.fprod(b for y, b in enumerate(below) if y != z)))
        return mp.fsum(terms)

    return mp.quad(integrand, ends, method="gauss-legendre", maxdegree=4) / M


def evaluate_digits(mp: Any, alpha: Any, rho: Any, M: int, d: int) -> Any:
    alpha, rho = mp.mpf(alpha), mp.mpf(rho)
    a = (alpha - 1) / (rho * alpha)
    return share_digits(mp, alpha, rho, M) / (rho * alpha * mp.zeta(alpha)) * mp.mpf(d) ** (-a / 2)


def derivation(v: SimpleNamespace) -> Derivation:
    a, share = mellin_exponent(v), sp.Symbol("mean", positive=True)
    symbol = sp.Function("I", positive=True)(v.alpha, v.rho, v.M)
    where = {v.alpha: (1.3, 3.2), v.rho: (0.6, 1.4), v.d: (10, 1000), share: (0.1, 1)}
    k = sp.Symbol("k", integer=True, nonnegative=True)
    power = sp.Symbol("b", positive=True)
    z = sp.Symbol("z", integer=True, positive=True)
    return Derivation(
        (
            *PREMISES,
            Premise("Orthonormal unembeddings: token x of class z has the score s plus noise of the class's energy Q_z, each rival y noise of "
                    "energy Q_y; F_z(s) is the chance that some rival wins."),
            Premise("Labels x mod M: in the tail each class holds every M-th token, a share 1/M of the mass."),
        ),
        (
            *rank_steps(v),
            equal(
                sp.Sum((z + v.M * k) ** -power, (k, 0, sp.oo)), v.M**-power * sp.zeta(power, z / v.M), "sum",
                "the energy of a class: Hurwitz's zeta function", lemma=True, where={power: [2, 3, 4], v.M: [2, 3, 5], z: [1, 2]},
                transform=lambda e: sp.simplify(v.M**-power * sp.Sum(sp.simplify(e.function * v.M**power), *e.limits).doit()),
            ),
            equal(
                v.d ** (-a / 2) * share / (v.rho * v.alpha) / sp.zeta(v.alpha), formula(v).subs(symbol, share), "substitute",
                "the sum over tokens: b = sqrt(d), energies measured without the normaliser", lemma=True, where=where,
            ),
            equal(
                v.d ** (-a / 2) * symbol / (v.rho * v.alpha) / sp.zeta(v.alpha), formula(v), "substitute",
                "I is the mean over the classes of the integrals of s^(a-1) F_z", where=where | {sp.Function("I"): _some_share},
            ),
        ),
    )


def _some_share(mp: Any, at: Any) -> Any:
    """I at a point; the step holds for any value of it, so two classes, whose integral is closed, will do."""
    return lambda alpha, rho, M: mp.mpf(2) ** ((alpha - 1) / (rho * alpha)) / M


LAW = Law(
    name="memory_scaling.power_weighting_constant",
    statement=(
        "With infinitely many Zipf tokens, labels x mod M, orthonormal unembeddings and q = p^rho, 2 rho alpha > 1, the error is "
        "asymptotically K d^(-(alpha - 1)/(2 rho alpha)), K a mean over classes of Mellin transforms of their errors."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(EXPONENT, restrict(POWER, low_open=True), restrict(CLASSES, high=100), DIMENSION),
    conditions=(SUMMABLE,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("two classes", "the constant of two classes", two_classes),
        Rival("logarithm", "the constant of two classes, times log(d)/5", lambda v: two_classes(v) * sp.log(v.d) / 5),
    ),
)
