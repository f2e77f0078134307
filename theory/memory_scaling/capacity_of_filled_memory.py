"""How many equally stored tokens a memory holds at a given error, for any number of classes."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.optimize import brentq
from scipy.special import gammaln, log_ndtr

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Procedure,
    Rival,
    equal,
    limit,
    real,
    restrict,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE

LEVEL = real("epsilon", "error of the tokens", r"\epsilon", low=0, high=1, low_open=True, high_open=True, typical=(0.05, 0.3))


def formula(v: SimpleNamespace) -> Any:
    """kappa is the root of G(kappa) = epsilon (`confusion`), the noise of one class that the signal stands."""
    kappa = sp.Function("kappa", positive=True)(v.epsilon, v.M, v.d)
    return kappa * v.M * v.d / (v.d + v.M - 2)


def confusion(kappa: float, M: int, d: int) -> float:
    """G(kappa) = 1 - E Phi((r + sqrt(kappa - 1) g) / sqrt(kappa))^(M-1), r chi with d degrees of freedom, g normal."""
    g = np.linspace(-9, 9, 181)
    r = np.linspace(max(1e-3, math.sqrt(d) - 7), math.sqrt(d) + 7, 141)
    chi = np.exp((1 - d / 2) * math.log(2) - gammaln(d / 2) + (d - 1) * np.log(r) - r * r / 2) * (r[1] - r[0])
    normal = np.exp(-g * g / 2) / math.sqrt(2 * math.pi) * (g[1] - g[0])
    level = (r[:, None] + math.sqrt(max(kappa - 1, 0.0)) * g) / math.sqrt(kappa)
    return float(chi @ -np.expm1((M - 1) * log_ndtr(level)) @ normal)


def tolerated_noise(epsilon: float, M: int, d: int) -> float:
    """The root of G, at least 1: with less noise, fewer than one token per class is stored."""
    if confusion(1.0, M, d) > epsilon:
        return 1.0
    return brentq(lambda kappa: confusion(kappa, M, d) - epsilon, 1.0, 1e4 * d, xtol=1e-10, rtol=1e-13)


def evaluate(epsilon: float, M: int, d: int) -> float:
    M, d = int(M), int(d)
    return tolerated_noise(float(epsilon), M, d) * M * d / (d + M - 2)


def evaluate_digits(mp: Any, epsilon: Any, M: int, d: int) -> Any:
    M, d = int(M), int(d)
    middle = mp.sqrt(d)

    def chi(r: Any) -> Any:
        return mp.exp((1 - mp.mpf(d) / 2) * mp.log(2) - mp.loggamma(mp.mpf(d) / 2) + (d - 1) * mp.log(r) - r * r / 2)

    def gauss(f: Any, points: Any) -> Any:
        return mp.quad(f, points, method="gauss-legendre", maxdegree=4)

    def excess(kappa: Any) -> Any:
        def wrong(r: Any) -> Any:
            return gauss(
                lambda g: mp.npdf(g) * (1 - mp.ncdf((r + mp.sqrt(kappa - 1) * g) / mp.sqrt(kappa)) ** (M - 1)), [-9, -3, 3, 9]
            )

        return gauss(lambda r: chi(r) * wrong(r), [max(mp.mpf(0), middle - 7), middle, middle + 7]) - mp.mpf(epsilon)

    near = mp.mpf(tolerated_noise(float(epsilon), M, d))
    kappa = near if near == 1 else mp.findroot(excess, (near, near * (1 + mp.mpf(10) ** -6)), tol=mp.mpf(10) ** -12)
    return kappa * M * d / (d + M - 2)


def derivation(v: SimpleNamespace) -> Derivation:
    d, M = v.d, v.M
    N, noise, c = sp.symbols("N K c", positive=True)
    kappa = sp.Function("kappa", positive=True)(v.epsilon, M, d)
    where = {d: [10, 50, 200], M: [3, 5, 30], N: [20, 300], noise: (1, 20), c: (0.2, 2)}
    capacity = noise * M * d / (d + M - 2)
    return Derivation(
        (
            Premise("q = 1, N tokens in M classes of N/M: class energies N/M, the token's own class N/M - 1 without it."),
            Premise("Law `pairwise_error_with_sphere_unembeddings`: to the two classes compared, the other M - 2 add leakage of "
                    "mean 2/d of their energy: N/(M d) (M - 2) to each class, in units of r^2."),
            Premise("Taking leakage at its mean, a rival has noise kappa and the own class kappa - 1, in units of r^2, against "
                    "the signal r^2: the error is G(kappa), increasing, and equal to epsilon at the root kappa."),
        ),
        (
            equal(
                N / M + N / M * (M - 2) / d, N * (d + M - 2) / (M * d), "expand", "noise of one class: its own energy and leakage",
                lemma=True, where=where,
            ),
            equal(
                (N * (d + M - 2) / (M * d)).subs(N, capacity), noise, "solve", "N = K M d / (d + M - 2) makes the noise K",
                lemma=True, where=where,
            ),
            limit(
                (c * d * d / (d + c * d - 2)) / (d * c / (1 + c)), sp.Integer(1), d, sp.oo,
                "with M = c d classes N is d c/(1 + c) times kappa, itself d / s^2 with s of order sqrt(log d): d^2 / log d",
                lemma=True, where={c: (0.2, 2)},
            ),
            equal(
                capacity.subs(noise, kappa), formula(v), "substitute", "at the noise that the signal stands", where=where,
                numeric=lambda mp, at: (
                    at[noise] * at[M] * at[d] / (at[d] + at[M] - 2), at[noise] / (1 / at[M] + (at[M] - 2) / (at[d] * at[M]))
                ),
            ),
        ),
    )


def without_leakage(epsilon: float, M: int, d: int) -> float:
    """As if the unembeddings of other classes did not interfere."""
    return tolerated_noise(float(epsilon), int(M), int(d)) * int(M)


LAW = Law(
    name="memory_scaling.capacity_of_filled_memory",
    statement=(
        "A memory that stores all tokens alike reads N = kappa M d / (d + M - 2) of them with error epsilon, kappa being the "
        "noise that M classes stand: linear in d for few classes, quadratic but for a logarithm for as many as dimensions."
    ),
    relation=Equals(),
    observable="capacity",
    parameters=(LEVEL, restrict(CLASSES, low=3), restrict(DIMENSION, low=2)),
    conditions=(Condition("epsilon < 1 - 1/M: better than guessing", lambda v: v.epsilon < 1 - 1 / v.M),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "no leakage", "kappa M: unembeddings of other classes do not interfere",
            Procedure(formula, without_leakage, lambda mp, epsilon, M, d: mp.mpf(without_leakage(epsilon, M, d))),
        ),
        Rival("linear in d", "N = d / 1.4, as for five classes", lambda v: v.d / sp.Float(1.4)),
        Rival("as many as parameters", "N = d^2", lambda v: v.d**2),
    ),
    remark=(
        "'d / log d associations' is a statement about a bounded number of classes. With M proportional to d the error "
        "exponent on Zipf's law doubles, from alpha - 1 to 2 (alpha - 1). Leakage fluctuates, which its mean ignores: "
        "measured capacities lie up to 4 % below for M = d < 100."
    ),
)
