"""The exact error of one token with orthonormal unembeddings and any number of classes."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.special import gammaln, log_ndtr

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.quadrature import panels
from lawbook.theory.memory_scaling.setting import CLASS_ENERGIES, CLASSES, DIMENSION, HERE, WEIGHT
from lawbook.theory.memory_scaling.student import beta_tail, normal_density, normal_tail, radius_density

REACH = 13.0  # standard deviations: the mass beyond is below 1e-37


def all_rivals_below(v: SimpleNamespace, r: Any, g: Any, own: Any) -> Any:
    """P(every rival's score is below the own one | r, g): a product over the classes 1, ..., M-1."""
    y = sp.Symbol("y", integer=True, positive=True)
    return sp.Product(normal_tail(-(r * v.q + sp.sqrt(own) * g) / sp.sqrt(v.Q[y])), (y, 1, v.M - 1))


def formula(v: SimpleNamespace) -> Any:
    r, g = sp.Symbol("r", positive=True), sp.Symbol("g", real=True)
    inner = sp.Integral(normal_density(g) * all_rivals_below(v, r, g, v.Q[0] - v.q**2), (g, -sp.oo, sp.oo))
    return 1 - sp.Integral(radius_density(r, v.d) * inner, (r, 0, sp.oo))


def _normal_nodes(kink: float) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights for a normal variable that crowd at 0 and at `kink`."""
    low, high = sorted((float(np.clip(kink, -REACH, REACH)), 0.0))
    g, weights = panels(-REACH, low, high, REACH)
    return g, weights * np.exp(-g * g / 2) / math.sqrt(2 * math.pi)


def evaluate(q: float, Q: np.ndarray, d: int, M: int = 0, keep_self: bool = False) -> float:
    """Error of a token of weight q in class 0; Q holds the classes' energies. About 30 000 nodes."""
    own = math.sqrt(max(float(Q[0]) - (0 if keep_self else q * q), 0.0))
    rivals = np.sqrt(np.asarray(Q[1:], dtype=float))
    empty = int(np.sum(rivals == 0))
    rivals = rivals[rivals > 0]
    mode = math.sqrt(d - 1.0)
    r, r_weights = panels(max(0.0, mode - REACH), mode, mode + REACH)
    r_weights = r_weights * np.exp((1 - d / 2) * math.log(2) - gammaln(d / 2) + (d - 1) * np.log(r) - r * r / 2)
    total = 0.0
    for radius, weight in zip(r[r_weights > 1e-18], r_weights[r_weights > 1e-18], strict=True):
        kink = -radius * q / own if own > 0 else 0.0
        g, g_weights = _normal_nodes(kink)
        level = radius * q + own * g
        wrong = -np.expm1(log_ndtr(level[:, None] / rivals).sum(axis=1)) if rivals.size else np.zeros_like(level)
        if empty:  # an empty rival class scores exactly 0
            tied = 1.0 if q == 0 and own == 0 else 0.0
            right = np.where(level > 0, 1.0, tied / (empty + 1))
            wrong = 1 - (1 - wrong) * right
        total += weight * float(g_weights @ wrong)
    return total


def evaluate_digits(mp: Any, q: Any, Q: Any, d: int, M: int = 0) -> Any:
    """The same integral by mpmath's own nested quadrature."""
    q, energies, d = mp.mpf(q), [mp.mpf(e) for e in Q], mp.mpf(int(d))
    own = mp.sqrt(max(energies[0] - q**2, mp.mpf(0)))
    rivals = [mp.sqrt(e) for e in energies[1:]]
    scale = mp.mpf(2) ** (1 - d / 2) / mp.gamma(d / 2)

    def gauss(f: Any, points: Any) -> Any:
        return mp.quad(f, points, method="gauss-legendre", maxdegree=5)

    empty = sum(s == 0 for s in rivals)

    def right(level: Any) -> Any:
        chance = mp.fprod(mp.ncdf(level / s) for s in rivals if s > 0)
        if empty and level <= 0:  # an empty rival class scores exactly 0, as the token itself may
            return chance / (empty + 1) if own == 0 and q == 0 else mp.mpf(0)
        return chance

    def given_radius(r: Any) -> Any:
        if own == 0:
            return 1 - right(r * q)
        kink = -r * q / own
        points = sorted({-reach, *([kink] if abs(kink) < reach else []), mp.mpf(0), reach})
        return gauss(lambda g: mp.npdf(g) * (1 - right(r * q + own * g)), points)

    reach, middle = mp.sqrt(2 * mp.log(10) * (mp.dps + 2)), mp.sqrt(d)  # normal tails below the last digit
    points = [max(middle - reach, 0), middle, middle + reach]
    return gauss(lambda r: scale * r ** (d - 1) * mp.exp(-r * r / 2) * given_radius(r), points)


def derivation(v: SimpleNamespace) -> Derivation:
    r, s, g = sp.Symbol("r", positive=True), sp.Symbol("s", positive=True), sp.Symbol("g", real=True)
    y = sp.Symbol("y", integer=True, positive=True)
    own = v.Q[0] - v.q**2
    margin = (r**2 * v.q + r * sp.sqrt(own) * g) / (r * sp.sqrt(v.Q[y]))
    by_scores = sp.Product(normal_tail(-margin), (y, 1, v.M - 1))
    left = 1 - sp.Integral(
        radius_density(r, v.d) * sp.Integral(normal_density(g) * by_scores, (g, -sp.oo, sp.oo)), (r, 0, sp.oo)
    )

    def integrands(mp: Any, point: Any) -> tuple[Any, Any]:
        """Both integrands at one (r, g): if they agree everywhere, so do the integrals."""
        q, energies, radius, normal = point[v.q], point[v.Q], point[r], point[g]
        own_noise = mp.sqrt(energies[0] - q**2)
        scores = [(radius**2 * q + radius * own_noise * normal) / (radius * mp.sqrt(e)) for e in energies[1:]]
        divided = [(radius * q + own_noise * normal) / mp.sqrt(e) for e in energies[1:]]
        return mp.fprod(map(mp.ncdf, scores)), mp.fprod(map(mp.ncdf, divided))

    return Derivation(
        (
            Premise("Orthonormal unembeddings: the score of class z is a_z, class 0 being the token's own."),
            Premise("a_0 = r^2 q + r sqrt(Q_0 - q^2) g, a_y = r sqrt(Q_y) g_y; r chi, all g normal, independent."),
            Premise("Given r and g, the rivals are independent: the token is right if all of them stay below a_0."),
        ),
        (
            equal(
                sp.Integral(normal_density(s + g), (g, 0, sp.oo)), normal_tail(s), "integrate",
                "one rival stays below: a normal distribution function", lemma=True,
                transform=lambda e: sp.simplify(e.doit()).rewrite(sp.erfc),
            ),
            equal(
                left, formula(v), "expand", "the radius divides out of each comparison",
                transform=lambda e: e.replace(
                    lambda a: a == -margin, lambda a: -(r * v.q + sp.sqrt(own) * g) / sp.sqrt(v.Q[y])
                ),
                numeric=integrands, where={r: (0.1, 5), g: (-3, 3), v.q: (0.01, 0.9)},
            ),
        ),
    )


def two_class_union(v: SimpleNamespace) -> Any:
    y = sp.Symbol("y", integer=True, positive=True)
    return sp.Sum(beta_tail(1 - v.q**2 / (v.Q[0] + v.Q[y]), v.d), (y, 1, v.M - 1))


LAW = Law(
    name="memory_scaling.error_with_orthonormal_unembeddings",
    statement=(
        "With orthonormal unembeddings and Gaussian inputs, a token errs with one minus the mean over r (chi) and g "
        "(normal) of the product over rival classes of Phi((r q + sqrt(Q_f - q^2) g) / sqrt(Q_y))."
    ),
    relation=Equals(),
    observable="token_error",
    parameters=(WEIGHT, CLASS_ENERGIES, DIMENSION, CLASSES),
    conditions=(
        Condition("M <= d: as many orthonormal unembeddings exist", lambda v: v.M <= v.d),
        Condition("q**2 <= Q[0]: the token belongs to class 0", lambda v: v.q**2 <= v.Q[0]),
        Condition("Q[0] > 0 or some Q[y] > 0: something is stored", lambda v: v.Q.max() > 0),
    ),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("union bound read as equality", "the sum of the pairwise errors", two_class_union),
        Rival(
            "self term kept", "the token's own energy counts as noise of its class",
            Procedure(formula, lambda q, Q, d, M=0: evaluate(q, Q, d, keep_self=True), evaluate_digits),
        ),
        Rival("other unembeddings", "the same error for Gaussian unembeddings", cell={"unembeddings": "gaussian"}),
    ),
    remark="Unlike with two classes, the answer depends on how the energy is spread over the classes.",
)
