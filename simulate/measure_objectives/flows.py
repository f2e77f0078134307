"""Flows of measures integrated as differential equations: covariances, densities on atoms, and clouds of particles.

Nothing here knows a closed form: each function has the right-hand side of a gradient flow and hands it to an adaptive
integrator with relative tolerance 1e-11. Draws of `seed` decide only starts that are named random.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import integrate, linalg

from lawbook.simulate.inputs import choice, number, probability_vector, refuse, whole_number
from lawbook.simulate.measures.laws import covariance_of, points_of, same_dimension, vector_of

TOLERANCE = 1e-11


def flow(field: Callable[[np.ndarray], np.ndarray], start: np.ndarray, time: float) -> np.ndarray:
    """The solution at `time` of x' = field(x), started at `start`; any shape."""
    start, time = np.asarray(start, dtype=float), number("t", time, low=0)
    if time == 0:
        return start.copy()
    found = integrate.solve_ivp(
        lambda _, x: field(x.reshape(start.shape)).ravel(), (0, time), start.ravel(), method="DOP853", rtol=TOLERANCE, atol=1e-13
    )
    if not found.success:
        raise refuse("t", time, f"a time that the integrator reaches ({found.message.lower().rstrip('.')})")
    return found.y[:, -1].reshape(start.shape)


def langevin_covariance(first: Any, target: Any, time: float) -> np.ndarray:
    """Covariance (d, d) at `time` of Langevin's diffusion dX = -target^(-1) X dt + sqrt(2) dB from covariance `first`."""
    first, target = covariance_of("first", first), covariance_of("target", target, definite=True)
    same_dimension("dimension of the target", len(first), len(target))
    precision = np.linalg.inv(target)
    return flow(lambda c: 2 * np.eye(len(c)) - precision @ c - c @ precision, first, time)


def birth_death(first: Any, target: Any, time: float) -> np.ndarray:
    """Masses (n,) at `time` under mu' = -mu (log(mu/pi) - KL(mu || pi)); atoms without mass stay without mass."""
    first, target = probability_vector("first", first), probability_vector("target", target)
    if first.shape != target.shape:
        raise refuse("first", first, f"{len(target)} masses, as many as the target's")
    if np.any((target == 0) & (first > 0)):
        raise refuse("target", target, "masses > 0 wherever the first law has some: the divergence is infinite")
    alive = first > 0
    reference = np.log(target[alive])

    def field(mu: np.ndarray) -> np.ndarray:
        excess = np.log(np.maximum(mu, 1e-300)) - reference
        return -mu * (excess - mu @ excess)

    found = np.zeros_like(first)
    found[alive] = flow(field, first[alive], time)
    return found


def multiplicative_weights(first: Any, energy: Any, step: float, count: int) -> np.ndarray:
    """Masses (n,) after `count` steps of mirror descent on the linear objective sum of mu energy."""
    masses, energy = probability_vector("first", first), np.asarray(energy, dtype=float)
    if energy.shape != masses.shape or not np.isfinite(energy).all():
        raise refuse("energy", energy, f"{masses.size} finite numbers, one for each mass")
    step, count = number("step", step, low=0, low_open=True), whole_number("count", count, low=0)
    for _ in range(count):
        masses = masses * np.exp(-step * (energy - energy.min()))
        masses /= masses.sum()
    return masses


def svgd(points: Any, centre: Any, target: Any, time: float) -> np.ndarray:
    """Particles (n, d) at `time` under Stein's flow with the kernel 1 + x.y towards N(centre, target)."""
    points, centre = points_of("points", points), vector_of("centre", centre)
    precision = np.linalg.inv(covariance_of("target", target, definite=True))
    same_dimension("dimension of the centre", points.shape[1], centre.size)
    same_dimension("dimension of the target", points.shape[1], len(precision))

    def field(x: np.ndarray) -> np.ndarray:
        kernel = 1 + x @ x.T  # the gradient of k(y, x) in y is x
        return kernel @ (-(x - centre) @ precision) / len(x) + x

    return flow(field, points, time)


def ranks(points: np.ndarray) -> np.ndarray:
    """Mid-ranks/n of the points (n,): levels (i - 1/2)/n, and for ties the mean of theirs."""
    ordered = np.sort(points)
    return (np.searchsorted(ordered, points, "left") + np.searchsorted(ordered, points, "right")) / (2 * len(points))


def energy_flow(points: Any, time: float) -> np.ndarray:
    """Particles (n,) at `time` under the gradient flow of integral (F_n - F)^2 towards U[0, 1]."""
    points = np.asarray(points, dtype=float)
    if points.ndim != 1 or points.size == 0 or not np.isfinite(points).all():
        raise refuse("points", points, "a non-empty vector of finite numbers")
    levels = ranks(points)  # no two particles ever meet or part: levels are kept
    return flow(lambda x: 2 * (levels - np.clip(x, 0, 1)), points, time)


def passage(kernel: str, x: float, y: float, h: float) -> float:
    """Time in which one particle goes from x to y < x under the flow of half the discrepancy from the unit mass at 0."""
    x, y, h = number("x", x), number("y", y, low=0, low_open=True), number("h", h, low=0, low_open=True)
    kind = choice("kernel", kernel, ("gaussian", "energy"))
    if not x > y:
        raise refuse("x", x, "a number > y")
    pull = {"gaussian": lambda z: z / h**2 * np.exp(-(z**2) / (2 * h**2)), "energy": lambda z: 1 + 0 * z}[kind]
    # log z as time's argument: dt = z dlog(z)/pull
    found = integrate.solve_ivp(lambda u, _: [np.exp(u) / pull(np.exp(u))], (np.log(y), np.log(x)), [0.0], method="DOP853", rtol=TOLERANCE, atol=1e-13)
    return float(found.y[0, -1])


def stationary_covariance(drift: Any) -> np.ndarray:
    """Covariance (N, N) of the stationary law of dX = -drift X dt + sqrt(2) dB, from Lyapunov's equation."""
    drift = np.asarray(drift, dtype=float)
    if drift.ndim != 2 or drift.shape[0] != drift.shape[1] or np.linalg.eigvals(drift).real.min() <= 0:
        raise refuse("drift", drift, "a square matrix whose eigenvalues have positive real parts")
    return linalg.solve_continuous_lyapunov(drift, 2 * np.eye(len(drift)))


def stein_speeds(b: float, q: float, m: float, w: float, count: int = 7, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"mean", "log_variance"}: first speeds of both under Stein's flow towards N(b, q), from `count` particles of mean m and variance w, shape (1,).

    From two short runs of the flow, extrapolated. Not random.
    """
    count, m, w = whole_number("count", count, 2), number("m", m), number("w", w, 0, low_open=True)
    shape = np.linspace(-1, 1, count) ** 3 + 0.3 * np.linspace(-1, 1, count) ** 2
    points = m + (shape - shape.mean()) * np.sqrt(w / shape.var())
    step = 1e-4

    def speeds(time: float) -> np.ndarray:
        moved = svgd(points[:, None], [number("b", b)], [[number("q", q, 0, low_open=True)]], time)
        return np.array([moved.mean() - m, np.log(moved.var() / w)]) / time

    mean, log_variance = 2 * speeds(step / 2) - speeds(step)
    return {"mean": np.array([mean]), "log_variance": np.array([log_variance])}
