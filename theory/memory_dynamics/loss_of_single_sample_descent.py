"""Training on one sample at a time: the mean loss, exactly."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, margin, speed, speed_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCIES, HERE, STEP, STEPS, TOKENS


def token() -> Any:
    """The index of the sums over tokens."""
    return sp.Symbol("x", integer=True, nonnegative=True)


def mean_over_visits(v: SimpleNamespace, p: Any) -> Any:
    """The mean of log(1 + (M - 1) e^-g(n)) over binomial n."""
    n = sp.Symbol("n", integer=True, nonnegative=True)
    loss = sp.log(1 + (v.M - 1) * sp.exp(-sp.Function("g")(n)))
    return sp.Sum(sp.binomial(v.T, n) * p**n * (1 - p) ** (v.T - n) * loss, (n, 0, v.T))


def formula(v: SimpleNamespace) -> Any:
    return sp.Sum(v.p[token()] * mean_over_visits(v, v.p[token()]), (token(), 0, v.N - 1))


def margins(eta: float, T: int, M: int) -> np.ndarray:
    """g(0), ..., g(T): the margin after n visits."""
    g = np.zeros(T + 1)
    for n in range(T):
        g[n + 1] = g[n] + eta * M / (math.exp(min(g[n], 700.0)) + M - 1)
    return g


def evaluate(p: np.ndarray, eta: float, T: int, M: int, N: int = 0) -> float:
    from scipy.stats import binom

    T, M = int(T), int(M)
    loss = np.log1p((M - 1) * np.exp(-margins(float(eta), T, M)))
    visits = np.arange(T + 1)
    return math.fsum(float(f) * float(binom.pmf(visits, T, f) @ loss) for f in p)


def evaluate_digits(mp: Any, p: Any, eta: Any, T: int, M: int, N: int = 0) -> Any:
    T, M, g = int(T), int(M), [mp.mpf(0)]
    for _ in range(T):
        g.append(g[-1] + mp.mpf(eta) * M / (mp.exp(g[-1]) + M - 1))
    loss = [mp.log1p((M - 1) * mp.exp(-m)) for m in g]

    def mean(f: Any) -> Any:
        f = mp.mpf(f)
        return mp.fsum(mp.binomial(T, n) * f**n * (1 - f) ** (T - n) * loss[n] for n in range(T + 1))

    return mp.fsum(mp.mpf(f) * mean(f) for f in p)


def derivation(v: SimpleNamespace) -> Derivation:
    f, n = sp.Symbol("f", positive=True), sp.Symbol("n", integer=True, nonnegative=True)
    g = sp.Function("g")
    where = {v.M: [2, 3, 5], v.T: [1, 2, 5], v.eta: (0.5, 5), f: (0.1, 0.9), g: visited(v)}
    return Derivation(
        (
            *PREMISES,
            Premise("A sample of x adds eta times the speed of a token of frequency 1 to its margin and leaves the others alone: the "
                    "margin is g(n_x), g(n + 1) = g(n) + eta M/(e^g(n) + M - 1), n_x the number of visits."),
            Premise("n_x is binomial: T samples, each x with probability p(x)."),
        ),
        (
            *speed_steps(v.M),
            equal(
                sp.Sum(sp.binomial(v.T, n) * f**n * (1 - f) ** (v.T - n), (n, 0, v.T)), sp.Integer(1), "sum",
                "the binomial law adds up to 1", lemma=True, where=where,
            ),
            equal(g(1) - g(0), v.eta * speed(sp.Integer(0), v.M), "substitute", "the first visit", lemma=True, where=where),
            equal(
                sp.Sum(v.p[token()] * mean_over_visits(v, v.p[token()]), (token(), 0, v.N - 1)), formula(v), "sum",
                "the mean over tokens and numbers of visits", where=where,
            ),
        ),
    )


def visited(v: SimpleNamespace) -> Any:
    """The recursion g(n) for a step's `where`."""

    def at_point(mp: Any, at: Any) -> Any:
        def after(n: Any) -> Any:
            m, M = mp.mpf(0), int(at[v.M])
            for _ in range(int(n)):
                m += at[v.eta] * M / (mp.exp(m) + M - 1)
            return m

        return after

    return at_point


LAW = Law(
    name="memory_dynamics.loss_of_single_sample_descent",
    statement=(
        "With orthonormal embeddings and one sample per step the mean loss after T steps is the sum over tokens of p(x) times the "
        "mean of log(1 + (M - 1) e^-g(n)) over binomial numbers n of visits."
    ),
    relation=Equals(),
    observable="loss",
    parameters=(FREQUENCIES, STEP, restrict(STEPS, typical=(1, 60), high=100_000), CLASSES, TOKENS),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("flow", "the loss of gradient flow at time eta T",
              lambda v: sp.Sum(v.p[token()] * sp.log(1 + (v.M - 1) * sp.exp(-margin(v.p[token()] * v.eta * v.T, v.M))), (token(), 0, v.N - 1))),
        Rival("unseen tokens only", "log M times the mass of the unseen tokens",
              lambda v: sp.log(v.M) * sp.Sum(v.p[token()] * (1 - v.p[token()]) ** v.T, (token(), 0, v.N - 1))),
    ),
)
