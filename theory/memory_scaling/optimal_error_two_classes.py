"""The least error of any storage scheme for two classes, at any dimension and for any frequencies: water-filling."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, at_least, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE, TOKENS
from lawbook.theory.memory_scaling.student import beta_tail

PREMISES = (
    Premise("Two classes: a token of share w = q^2/|q|^2 errs with I(1 - w; d/2, 1/2)/2 (law error_of_two_classes); shares add up to 1."),
    Premise("Each such term is convex in its share, so the least mean makes p times its derivative the same for all tokens with p > 0."),
)


def formula(v: SimpleNamespace) -> Any:
    """The shares w(x) solve p (1 - w)^(d/2 - 1) w^(-1/2) = level, with the level at which they add up to 1."""
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x] * beta_tail(1 - sp.Function("w")(x), v.d), (x, 0, v.N - 1))


def shares(p: np.ndarray, d: int) -> np.ndarray:
    """The best shares of the tokens with p > 0, by Newton's method in the logit of the share inside a bisection of the level."""
    from scipy.optimize import brentq

    log_p, half = np.log(p), d / 2 - 1

    def at(level: float) -> np.ndarray:
        # z = log(w / (1 - w)): log p - half log(1 + e^z) - (z - log(1 + e^z)) / 2 falls with z
        low, high = np.full(len(p), -1500.0), np.full(len(p), 60.0)
        for _ in range(90):
            z = (low + high) / 2
            soft = np.logaddexp(0.0, z)
            above = log_p - half * soft - (z - soft) / 2 > level
            low, high = np.where(above, z, low), np.where(above, high, z)
        return 1 / (1 + np.exp(-(low + high) / 2))

    top = float(log_p.max()) + 1.0
    while at(top).sum() > 1:
        top += 2.0
    bottom = top - 2.0
    while at(bottom).sum() < 1:
        bottom -= 4.0
    return at(brentq(lambda level: np.log(at(level).sum()), bottom, top, xtol=1e-13, rtol=1e-15))


def evaluate(p: np.ndarray, d: int, N: int = 0) -> float:
    from scipy.special import betainc

    p = np.asarray(p, dtype=float)
    kept = p[p > 0]
    if len(kept) == 1:
        return 0.0
    w = shares(kept, int(d))
    return float(np.sum(kept * betainc(int(d) / 2, 0.5, 1 - w)) / 2)


def evaluate_digits(mp: Any, p: Any, d: int, N: int = 0) -> Any:
    kept, d = [mp.mpf(float(f)) for f in p if f > 0], int(d)
    if len(kept) == 1:
        return mp.mpf(0)
    half = mp.mpf(d) / 2 - 1
    near = shares(np.array([float(f) for f in kept]), d)

    def share(f: Any, guess: float, level: Any) -> Any:
        """Newton's method on z = log w."""
        z = mp.log(mp.mpf(float(guess)))
        for _ in range(60):
            gap = mp.log(f) + half * mp.log1p(-mp.exp(z)) - z / 2 - level
            move = gap / (half * mp.exp(z) / (1 - mp.exp(z)) + mp.mpf(1) / 2)
            z += move
            if abs(move) < mp.mpf(10) ** (-mp.dps + 3):
                break
        return mp.exp(z)

    start = mp.log(kept[0]) + half * mp.log1p(-mp.mpf(float(near[0]))) - mp.log(mp.mpf(float(near[0]))) / 2
    total = lambda level: mp.log(mp.fsum(share(f, g, level) for f, g in zip(kept, near, strict=True)))  # noqa: E731
    level = mp.findroot(total, (start, start + mp.mpf(10) ** -8))
    found = [share(f, g, level) for f, g in zip(kept, near, strict=True)]
    return mp.fsum(f * mp.betainc(mp.mpf(d) / 2, 0.5, 0, 1 - w, regularized=True) for f, w in zip(kept, found, strict=True)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    d = v.d
    w, s = sp.symbols("w s", positive=True)
    density = (1 - w) ** (d / 2 - 1) / sp.sqrt(w) / (2 * sp.gamma(d / 2) * sp.sqrt(sp.pi) / sp.gamma((d + 1) / 2))
    tail = sp.Integral((1 - s) ** (d / 2 - 1) / sp.sqrt(s), (s, w, 1)) / (2 * sp.gamma(d / 2) * sp.sqrt(sp.pi) / sp.gamma((d + 1) / 2))
    where = {d: (2, 40), w: (0.02, 0.9)}
    x = sp.Symbol("x", integer=True, nonnegative=True)
    errs = 1 - (1 - beta_tail(1 - sp.Function("w")(x), d))
    return Derivation(
        PREMISES,
        (
            equal(
                sp.Derivative(tail, w), -density, "differentiate", "a share is worth p (1 - w)^(d/2 - 1) w^(-1/2), up to a constant",
                lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
                numeric=lambda mp, at: (
                    mp.diff(lambda y: mp.betainc(at[d] / 2, 0.5, 0, 1 - y, regularized=True) / 2, at[w]),
                    -(1 - at[w]) ** (at[d] / 2 - 1) / mp.sqrt(at[w]) / (2 * mp.beta(at[d] / 2, mp.mpf(1) / 2)),
                ),
            ),
            at_least(
                (d / 2 - 1) / (1 - w) + 1 / (2 * w), sp.Integer(0),
                "minus the logarithmic slope of the worth: it falls with the share, for d >= 2, so the water level has one solution",
                lemma=True, where=where | {d: (2, 40)},
            ),
            equal(
                sp.Sum(v.p[x] * errs, (x, 0, v.N - 1)), formula(v), "substitute", "the mean error at the best shares",
                where={d: [2, 3, 10], sp.Function("w"): lambda mp, at: lambda k: mp.mpf(1) / (int(k) + 2)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.optimal_error_two_classes",
    statement=(
        "With two classes the least error of any storage scheme is the mean of I(1 - w; d/2, 1/2)/2 at the shares that solve "
        "p (1 - w)^(d/2 - 1) w^(-1/2) = level, for any frequencies and any d >= 2."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, restrict(DIMENSION, low=2, typical=(2, 500)), TOKENS),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("by frequency", "the same for weights equal to the frequencies", cell={"rule": "frequency"}),
        Rival("stored alike", "the same for equal weights", cell={"rule": "uniform"}),
    ),
    remark="The weights sqrt(W0(c p^2)), best for normal noise, cost 0.2 % more already at d = 4.",
)
