"""The error of a token among M equally loaded classes, in the limit of a large dimension."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.special import log_ndtr

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.quadrature import panels
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, LOAD
from lawbook.theory.memory_scaling.student import mean_radius, normal_density, normal_tail, radius_moment


def formula(v: SimpleNamespace) -> Any:
    g = sp.Symbol("g", real=True)
    right = normal_tail(-(sp.sqrt(v.load) + g)) ** (v.M - 1)
    return sp.Integral(normal_density(g) * (1 - right), (g, -sp.oo, sp.oo))


def evaluate(load: float, M: int, d: int = 0, N: int = 0) -> float:
    """1 - E_g Phi(sqrt(load) + g)^(M-1), without cancellation for small errors."""
    s = math.sqrt(load)
    g, weights = panels(*sorted({-13.0 - s / 2, max(-s, -13.0 - s / 2), -s / 2, 0.0, 13.0}))
    wrong = -np.expm1((M - 1) * log_ndtr(s + g))
    return float((weights * np.exp(-g * g / 2)) @ wrong) / math.sqrt(2 * math.pi)


def evaluate_digits(mp: Any, load: Any, M: int, d: int = 0, N: int = 0) -> Any:
    """The same integral by mpmath's quadrature."""
    s, power = mp.sqrt(mp.mpf(load)), int(M) - 1
    reach = mp.sqrt(2 * mp.log(10) * (mp.dps + 5)) + s
    points = sorted({-reach, -s, mp.mpf(0), reach})
    return mp.quad(lambda g: -mp.npdf(g) * mp.expm1(power * mp.log(mp.ncdf(s + g))), points)


def derivation(v: SimpleNamespace) -> Derivation:
    g = sp.Symbol("g", real=True)
    n = sp.Symbol("n", positive=True)
    energy = sp.Symbol("energy", positive=True)  # of one class
    q = sp.sqrt(v.load * energy / n)
    at_radius = lambda radius: normal_tail(-(radius * q + sp.sqrt(energy) * g) / sp.sqrt(energy)) ** (v.M - 1)  # noqa: E731

    def integrands(mp: Any, point: Any) -> tuple[Any, Any]:
        """Both integrands at one g: if they agree everywhere, so do the integrals."""
        load, power, normal, size, total = (point[k] for k in (v.load, v.M, g, n, energy))
        weight = mp.sqrt(load * total / size)
        inserted = (mp.sqrt(size) * weight + mp.sqrt(total) * normal) / mp.sqrt(total)
        return mp.ncdf(inserted) ** (power - 1), mp.ncdf(mp.sqrt(load) + normal) ** (power - 1)

    return Derivation(
        (
            Premise("Every class has the energy |q|^2/M; load = d M q^2 / |q|^2 is held fixed, so q^2 is of order 1/d."),
            Premise("Law error_with_orthonormal_unembeddings, the self term q^2 being negligible beside |q|^2/M."),
            Premise("The integrand is bounded and continuous in r / sqrt(d), so its mean converges where r / sqrt(d) does."),
        ),
        (
            radius_moment(1, mean_radius(n), n, "the mean of the radius"),
            radius_moment(2, n, n, "its mean square"),
            limit(
                mean_radius(n) / sp.sqrt(n), sp.S.One, n, sp.oo,
                "so r / sqrt(d) has mean 1 and, its mean square being 1, variance 0 in the limit", lemma=True,
            ),
            equal(
                sp.Integral(normal_density(g) * (1 - at_radius(sp.sqrt(n))), (g, -sp.oo, sp.oo)), formula(v), "expand",
                "insert r = sqrt(d) and q = sqrt(load energy / d): energy and dimension drop out",
                transform=lambda e: sp.Integral(sp.expand_power_base(e.function), (g, -sp.oo, sp.oo)), numeric=integrands,
                where={g: (-4, 4), n: (1, 50), energy: (0.1, 5)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_balanced_classes",
    statement=(
        "With M orthonormal unembeddings and equally loaded classes, the error of a token tends to "
        "1 - E Phi(sqrt(load) + g)^(M-1), load = d M q^2 / |q|^2, as d grows at fixed load."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(LOAD, CLASSES, DIMENSION),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "dimension against tokens", "the classes do not help: the load is d q^2 / |q|^2",
            Procedure(
                lambda v: formula(SimpleNamespace(load=v.load / v.M, M=v.M)),
                lambda load, M, d=0, N=0: evaluate(load / M, M),
                lambda mp, load, M, d=0, N=0: evaluate_digits(mp, mp.mpf(load) / int(M), M),
            ),
        ),
        Rival(
            "independent comparisons", "the M - 1 comparisons are independent: 1 - Phi(sqrt(load / 2))^(M-1)",
            lambda v: 1 - normal_tail(-sp.sqrt(v.load / 2)) ** (v.M - 1),
        ),
        Rival("union bound", "(M - 1) Phi(-sqrt(load / 2))", lambda v: (v.M - 1) * normal_tail(sp.sqrt(v.load / 2))),
    ),
    remark="For M = 2 it is Phi(-sqrt(load / 2)); at load 0 it is guessing, 1 - 1/M.",
)
