"""Noised mixtures of normal laws with their exact scores, denoisers and velocities: flows without a learnt network.

X = a Z + b Y with Z from N(0, I) and Y from a mixture. Part k of X has the covariance C_k = b^2 S_k + a^2 I; with
g_k = C_k^(-1) (x - b m_k) and responsibilities r_k, the score is -sum r_k g_k and the denoiser sum r_k (m_k + b S_k g_k).
Neither divides by a or b, so that both ends of a schedule are regular where the parts' covariances are.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.measures.laws import GaussianMixture

SCHEDULES = ("linear", "trigonometric", "preserving", "exploding")
BLOCK = 50_000


class Point(NamedTuple):
    """A schedule at one time: noise a, signal b, the product a a' and b'."""

    a: float
    b: float
    a_speed: float
    b_speed: float


@dataclass(frozen=True)
class Schedule:
    """From noise at time 0 to data at time 1, or at time `horizon` for the two diffusions.

    linear: 1 - t, t. trigonometric: cos, sin of pi t/2. preserving: the reversed process dX = -X dt + sqrt(2) dB from time
    `horizon`. exploding: b = 1 and a = horizon - t. Only the first two start from pure noise; the last starts at a = horizon.
    """

    name: str
    horizon: float = 1.0

    def __post_init__(self) -> None:
        choice("schedule", self.name, SCHEDULES)
        number("horizon", self.horizon, 0, low_open=True)
        if self.name in SCHEDULES[:2] and self.horizon != 1:
            raise refuse("horizon", self.horizon, f"1 for the {self.name} schedule")

    def __call__(self, t: float) -> Point:
        t = number("t", t, 0, self.horizon)
        if self.name == "linear":
            return Point(1 - t, t, t - 1, 1.0)
        if self.name == "trigonometric":
            angle = np.pi * t / 2
            return Point(np.cos(angle), np.sin(angle), -np.pi / 4 * np.sin(2 * angle), np.pi / 2 * np.cos(angle))
        left = self.horizon - t
        if self.name == "exploding":
            return Point(left, 1.0, -left, 0.0)
        return Point(np.sqrt(-np.expm1(-2 * left)), np.exp(-left), -np.exp(-2 * left), np.exp(-left))


def _posterior(x, starts, precisions, gains, means, logs, score, denoised):
    n, d = x.shape
    parts = len(logs)
    gaps, logits = np.empty((parts, d)), np.empty(parts)
    for i in range(n):
        top = -np.inf
        for k in range(parts):
            square = 0.0
            for p in range(d):
                g = 0.0
                for q in range(d):
                    g += precisions[k, p, q] * (x[i, q] - starts[k, q])
                gaps[k, p] = g
                square += g * (x[i, p] - starts[k, p])
            logits[k] = logs[k] - square / 2
            top = max(top, logits[k])
        whole = 0.0
        for p in range(d):
            score[i, p] = denoised[i, p] = 0.0
        for k in range(parts):
            if logits[k] < top - 40.0:  # its weight is below 1e-17
                continue
            weight = np.exp(logits[k] - top)
            whole += weight
            for p in range(d):
                score[i, p] -= weight * gaps[k, p]
                place = means[k, p]
                for q in range(d):
                    place += gains[k, p, q] * gaps[k, q]
                denoised[i, p] += weight * place
        for p in range(d):
            score[i, p] /= whole
            denoised[i, p] /= whole


posterior_kernel = kernel(_posterior)


def _posterior_in_plane(x, starts, precisions, gains, means, logs, score, denoised):
    parts = len(logs)
    logits = np.empty(parts)
    for i in range(len(x)):
        u, v = x[i, 0], x[i, 1]
        top = -np.inf
        for k in range(parts):
            dx, dy = u - starts[k, 0], v - starts[k, 1]
            logits[k] = logs[k] - (dx * (precisions[k, 0, 0] * dx + 2 * precisions[k, 0, 1] * dy) + precisions[k, 1, 1] * dy * dy) / 2
            top = max(top, logits[k])
        whole = s0 = s1 = d0 = d1 = 0.0
        for k in range(parts):
            if logits[k] < top - 40.0:
                continue
            w = np.exp(logits[k] - top)
            dx, dy = u - starts[k, 0], v - starts[k, 1]
            g0 = precisions[k, 0, 0] * dx + precisions[k, 0, 1] * dy
            g1 = precisions[k, 0, 1] * dx + precisions[k, 1, 1] * dy
            whole += w
            s0 += w * g0
            s1 += w * g1
            d0 += w * (means[k, 0] + gains[k, 0, 0] * g0 + gains[k, 0, 1] * g1)
            d1 += w * (means[k, 1] + gains[k, 0, 1] * g0 + gains[k, 1, 1] * g1)
        score[i, 0], score[i, 1] = -s0 / whole, -s1 / whole
        denoised[i, 0], denoised[i, 1] = d0 / whole, d1 / whole


posterior_in_plane = kernel(_posterior_in_plane)  # twice as fast as the general one


def _places(x: Any, dimension: int) -> np.ndarray:
    array = np.ascontiguousarray(x, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] != dimension or not np.isfinite(array).all():
        raise refuse("x", getattr(x, "shape", x), f"finite numbers of shape (n, {dimension})")
    return array


def noised(mixture: GaussianMixture, a: float, b: float) -> GaussianMixture:
    """The law of a Z + b Y."""
    a, b = number("a", a, 0), number("b", b)
    return GaussianMixture(mixture.weights, b * mixture.means, b**2 * mixture.covariances + a**2 * np.eye(mixture.dimension))


def _tables(mixture: GaussianMixture, a: float, b: float) -> tuple[np.ndarray, ...]:
    covariances = number("b", b) ** 2 * mixture.covariances + number("a", a, 0) ** 2 * np.eye(mixture.dimension)
    sign, log_determinant = np.linalg.slogdet(covariances)
    if not (sign > 0).all() or not np.isfinite(log_determinant).all():
        raise refuse("a", a, "a > 0 where a part of the mixture has a singular covariance (its score is infinite)")
    keep = mixture.weights > 0
    logs = np.log(mixture.weights[keep]) - log_determinant[keep] / 2
    means = np.ascontiguousarray(mixture.means[keep])
    return b * means, np.linalg.inv(covariances)[keep], np.ascontiguousarray(b * mixture.covariances[keep]), means, logs


def posterior(x: np.ndarray, mixture: GaussianMixture, a: float, b: float, threads: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """(score, denoiser) at the places x (n, d), each (n, d). Raises InputError for parts without a density at a = 0.

    Results do not depend on `threads`. Cost: n k d^2.
    """
    x = _places(x, mixture.dimension)
    tables = _tables(mixture, a, b)
    score, denoised = np.empty_like(x), np.empty_like(x)
    compute = posterior_in_plane if mixture.dimension == 2 else posterior_kernel
    blocks = [slice(i, i + BLOCK) for i in range(0, len(x), BLOCK)]
    if whole_number("threads", threads) == 1 or len(blocks) == 1:
        for block in blocks:
            compute(x[block], *tables, score[block], denoised[block])
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda block: compute(x[block], *tables, score[block], denoised[block]), blocks))
    return score, denoised


@dataclass(frozen=True)
class Details:
    """At places (n, d): log density (n,), score and denoiser (n, d), Hessian of the log density, posterior covariance (n, d, d)."""

    log_density: np.ndarray
    score: np.ndarray
    denoised: np.ndarray
    hessian: np.ndarray
    covariance: np.ndarray
    denoiser_jacobian: np.ndarray


def details(x: np.ndarray, mixture: GaussianMixture, a: float, b: float) -> Details:
    """All of a noised mixture at the places x, in NumPy: the slow twin of `posterior`."""
    x = _places(x, mixture.dimension)
    starts, precisions, gains, means, logs = _tables(mixture, a, b)
    kept = mixture.weights > 0
    gaps = np.einsum("kpq,nkq->nkp", precisions, x[:, None] - starts)
    logits = logs - np.einsum("nkp,nkp->nk", gaps, x[:, None] - starts) / 2
    top = logits.max(1, keepdims=True)
    weights = np.exp(logits - top)
    whole = weights.sum(1, keepdims=True)
    weights /= whole
    places = means + np.einsum("kpq,nkq->nkp", gains, gaps)
    score, denoised = -np.einsum("nk,nkp->np", weights, gaps), np.einsum("nk,nkp->np", weights, places)
    hessian = np.einsum("nk,nkp,nkq->npq", weights, gaps, gaps) - np.einsum("nk,kpq->npq", weights, precisions) - score[:, :, None] * score[:, None]
    within = mixture.covariances[kept] - gains @ precisions @ np.swapaxes(gains, 1, 2)
    offset = places - denoised[:, None]
    covariance = np.einsum("nk,kpq->npq", weights, within) + np.einsum("nk,nkp,nkq->npq", weights, offset, offset)
    jacobian = np.einsum("nk,kpq->npq", weights, gains @ precisions) - np.einsum("nk,nkp,nkq->npq", weights, places, gaps) - denoised[:, :, None] * score[:, None]
    log_density = top[:, 0] + np.log(whole[:, 0]) - x.shape[1] / 2 * np.log(2 * np.pi)
    return Details(log_density, score, denoised, hessian, covariance, jacobian)


def velocity(mixture: GaussianMixture, schedule: Schedule, threads: int = 1) -> Callable[[np.ndarray, float], np.ndarray]:
    """The field E[a' Z + b' Y | X = x] as a function of places (n, d) and time."""

    def field(x: np.ndarray, t: float) -> np.ndarray:
        at = schedule(t)
        score, denoised = posterior(x, mixture, at.a, at.b, threads)
        return at.b_speed * denoised - at.a_speed * score

    return field


def velocity_jacobian(x: np.ndarray, mixture: GaussianMixture, schedule: Schedule, t: float) -> np.ndarray:
    """Derivatives of the field, (n, d, d); their trace is its divergence."""
    at = schedule(t)
    found = details(x, mixture, at.a, at.b)
    return at.b_speed * found.denoiser_jacobian - at.a_speed * found.hessian


def diffusion_score(mixture: GaussianMixture, threads: int = 1) -> Callable[[np.ndarray, float], np.ndarray]:
    """The score of exp(-t) Y + sqrt(1 - exp(-2 t)) Z as a function of places and time t >= 0."""
    return lambda x, t: posterior(x, mixture, float(np.sqrt(-np.expm1(-2 * t))), float(np.exp(-t)), threads)[0]
