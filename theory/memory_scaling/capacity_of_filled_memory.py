"""How many tokens a memory holds at a given error, for any number of classes."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.optimize import brentq
from scipy.special import log_ndtr

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Premise, Procedure, Rival, equal, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail

LEVEL = real("epsilon", "error of each token", r"\epsilon", low=0, high=1, low_open=True, high_open=True, typical=(0.02, 0.4))


def error_at_signal(s: Any, M: Any) -> Any:
    """F_M(s) = 1 - E Phi(s + g)^(M-1): the error at signal s among M classes of equal noise."""
    g = sp.Symbol("g", real=True)
    return 1 - sp.Integral(normal_density(g) * (1 - normal_tail(s + g)) ** (M - 1), (g, -sp.oo, sp.oo))


def formula(v: SimpleNamespace) -> Any:
    """s_epsilon stands for the root of F_M(s) = epsilon."""
    s = sp.Function("s_epsilon", positive=True)(v.M, v.epsilon)
    return v.d**2 * v.M / ((v.d + v.M) * s**2)


def signal_for(M: int, epsilon: float) -> float:
    """The root s of F_M(s) = epsilon < 1 - 1/M, by 400 trapezoidal nodes (exponentially accurate) and Brent's method."""
    g = np.linspace(-13, 13, 401)
    weight = np.exp(-g * g / 2) / math.sqrt(2 * math.pi) * (g[1] - g[0])
    return brentq(lambda s: float(weight @ -np.expm1((M - 1) * log_ndtr(s + g))) - epsilon, 0, 60, xtol=1e-13)


def evaluate(epsilon: float, M: int, d: int) -> float:
    return d * d * M / ((d + M) * signal_for(int(M), float(epsilon)) ** 2)


def evaluate_digits(mp: Any, epsilon: Any, M: int, d: int) -> Any:
    M, d = int(M), int(d)

    def excess(s: Any) -> Any:
        return mp.quad(
            lambda g: mp.npdf(g) * (1 - mp.ncdf(s + g) ** (M - 1)), [-15, -6, -3, 0, 3, 6, 15]
        ) - mp.mpf(epsilon)

    s = mp.findroot(excess, (mp.mpf(signal_for(M, float(epsilon))), mp.mpf(signal_for(M, float(epsilon))) * 1.001))
    return mp.mpf(d) ** 2 * M / ((d + M) * s**2)


def derivation(v: SimpleNamespace) -> Derivation:
    d, M = v.d, v.M
    N, c = sp.symbols("N c", positive=True)
    s = sp.Function("s_epsilon", positive=True)(M, v.epsilon)
    own, leak = N / M, N / M * (M - 2) / d
    # a comparison of two classes has twice the noise of one
    signal_square = d / (own + leak)
    capacity = sp.Symbol("S", positive=True)
    where = {d: [10, 50, 200], M: [2, 5, 30], N: [20, 300], v.epsilon: [0.1]}
    return Derivation(
        (
            Premise("q = 1, N tokens in M classes of N/M each: class energies N/M; signal r^2 = |e_x|^2, about d."),
            Premise("Law `pairwise_error_with_sphere_unembeddings`: the noise of a comparison is r^2 (Q_f + Q_y - 1 + "
                    "2 sum of the other energies times beta / (1 - <u_f, u_y>)), beta of mean 1/d: leakage between "
                    "unembeddings. Half of it is each class's own."),
            Premise("M classes of equal noise: the error is F_M(s) at s^2 = signal^2 / noise of one class; epsilon at s_epsilon."),
        ),
        (
            equal(
                signal_square, d**2 * M / (N * (d + M - 2)), "expand", "signal squared over noise of one class", lemma=True,
                where=where,
            ),
            limit(
                (d + c * d - 2) / (d + c * d), sp.Integer(1), d, sp.oo, "with M = c d or M fixed, M - 2 can be replaced by M",
                lemma=True,
            ),
            equal(
                d**2 * M / (d**2 * M / ((d + M) * capacity) * (d + M)), capacity, "solve",
                "N = d^2 M / ((d + M) S) solves d^2 M / (N (d + M)) = S", lemma=True, where=where | {capacity: (1, 20)},
            ),
            equal(
                (d**2 * M / ((d + M) * capacity)).subs(capacity, s**2), formula(v), "substitute",
                "the number of tokens at which the signal has fallen to s_epsilon", where=where | {capacity: (1, 20)},
                numeric=lambda mp, at: (
                    at[d] ** 2 * at[M] / ((at[d] + at[M]) * at[capacity]), 1 / ((1 / at[d] + 1 / at[M]) * at[capacity] / at[d])
                ),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.capacity_of_filled_memory",
    statement=(
        "Stored alike, N = d^2 M / ((d + M) s^2) tokens are read with error epsilon, s being the signal at which M equally "
        "noisy classes are confused that often: capacity is linear in d for few classes, quadratic (but for a logarithm) for "
        "as many classes as dimensions."
    ),
    relation=Asymptotic("d"),
    observable="capacity",
    parameters=(LEVEL, CLASSES, DIMENSION),
    conditions=(Condition("epsilon < 1 - 1/M: better than guessing", lambda v: v.epsilon < 1 - 1 / v.M),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "few classes", "d M / s^2: leakage between unembeddings is ignored",
            Procedure(
                lambda v: formula(v) * (v.d + v.M) / v.d,
                lambda epsilon, M, d: evaluate(epsilon, M, d) * (d + M) / d,
                lambda mp, epsilon, M, d: evaluate_digits(mp, epsilon, M, d) * (int(d) + int(M)) / int(d),
            ),
        ),
        Rival("linear in d", "d / 1.4, as with five classes", lambda v: v.d / sp.Float(1.4)),
    ),
    remark=(
        "'d / log d associations' is a statement about a bounded number of classes. With M proportional to d the error "
        "exponent on Zipf's law doubles, from alpha - 1 to 2 (alpha - 1)."
    ),
)
