"""Langevin's diffusion and its discretisation, the noising process, and scores of two modes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import integrate, linalg, special

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.streams import generators

HALF_LOG = np.log(2 * np.pi) / 2


def log_density(x: Any, shares: Any, means: Any, deviations: Any) -> np.ndarray:
    """log p(x) of a mixture of normal laws on the line, of the shape of x."""
    x = np.asarray(x, dtype=float)[..., None]
    parts = -(((x - means) / deviations) ** 2) / 2 - np.log(deviations) - HALF_LOG
    return special.logsumexp(parts, axis=-1, b=np.asarray(shares, dtype=float))


def noised(means: Any, deviations: Any, time: float) -> tuple[np.ndarray, np.ndarray]:
    """Means and deviations of the parts at `time` of dX = -X dt + sqrt(2) dB."""
    time = number("t", time, low=0)
    shrink = np.exp(-time)
    return np.asarray(means, dtype=float) * shrink, np.sqrt(1 + (np.asarray(deviations, dtype=float) ** 2 - 1) * shrink**2)


def quadrature(values: Callable[[np.ndarray], np.ndarray], reach: float, panels: int = 200) -> float:
    """Integral over [-reach, reach] by Gauss-Legendre panels of 10 nodes."""
    nodes, weights = np.polynomial.legendre.leggauss(10)
    edges = np.linspace(-reach, reach, panels + 1)
    half = reach / panels
    return float(values((edges[:-1, None] + half + half * nodes).ravel()).reshape(panels, 10).sum(0) @ weights * half)


def kullback_to_noise(shares: Any, means: Any, deviations: Any, time: float) -> float:
    """KL(p_t || N(0, 1)) of a noised mixture, by quadrature."""
    parts = noised(means, deviations, time)

    def values(x: np.ndarray) -> np.ndarray:
        own = log_density(x, shares, *parts)
        return np.exp(own) * (own + x**2 / 2 + HALF_LOG)

    return quadrature(values, float(np.max(np.abs(parts[0]) + 9 * parts[1])))


def between_weights(first: float, second: float, distance: float) -> dict[str, float]:
    """{"kullback", "fisher"}: of w N(-a, 1) + (1 - w) N(a, 1) for w = first from w = second, by quadrature."""
    a = number("distance", distance, low=0)
    for name, share in (("first", first), ("second", second)):
        if not 0 < number(name, share) < 1:
            raise refuse(name, share, "a number in ]0, 1[")
    means, ones = np.array([-a, a]), np.ones(2)

    def score(x: np.ndarray, share: float) -> np.ndarray:
        return -x + a * np.tanh(a * x + np.log((1 - share) / share) / 2)

    def log(x: np.ndarray, share: float) -> np.ndarray:
        return log_density(x, [share, 1 - share], means, ones)

    return {
        "kullback": quadrature(lambda x: np.exp(log(x, first)) * (log(x, first) - log(x, second)), a + 9, 400),
        "fisher": quadrature(lambda x: np.exp(log(x, first)) * (score(x, first) - score(x, second)) ** 2, a + 9, 400),
    }


def unadjusted_chains(
    sigma: float, step: float, lag: int = 0, chains: int = 400, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"variance", "correlation"}: of `chains` chains x - step x/sigma^2 + sqrt(2 step) z long after their start, (replicates,).

    Raises before the run unless step < 2 sigma^2: beyond it the chain has no stationary law.
    """
    sigma, lag = number("sigma", sigma, low=0, low_open=True), whole_number("lag", lag, low=0)
    step = number("step", step, low=0, low_open=True)
    if step >= 2 * sigma**2:
        raise refuse("step", step, f"a number < 2 sigma^2 = {2 * sigma**2:g}: longer steps diverge")
    memory = 1 - step / sigma**2
    warm = 20 if abs(memory) < 1e-12 else int(np.ceil(np.log(1e-5) / np.log(abs(memory)))) + 1
    found = []
    for rng in generators(seed, replicates, first):
        x = sigma * rng.standard_normal(chains)
        for _ in range(warm):
            x = x - step * x / sigma**2 + np.sqrt(2 * step) * rng.standard_normal(chains)
        start = x
        for _ in range(lag):
            x = x - step * x / sigma**2 + np.sqrt(2 * step) * rng.standard_normal(chains)
        found.append((np.mean(start**2), np.mean(start * x)))
    variance, product = np.array(found).T
    return {"variance": variance, "product": product}


def unadjusted_covariance(sigma: float, step: float, lag: int) -> dict[str, float]:
    """{"variance", "correlation"} of a long stationary stretch of the chain, from the discrete Lyapunov equation of (x_k, ..., x_(k + lag))."""
    size = whole_number("lag", lag, low=0) + 1
    transition = np.eye(size, k=-1)
    transition[0, 0] = 1 - step / sigma**2
    noise = np.zeros((size, size))
    noise[0, 0] = 2 * step
    covariance = linalg.solve_discrete_lyapunov(transition, noise)
    return {"variance": float(covariance[0, 0]), "correlation": float(covariance[0, -1] / covariance[0, 0])}


def passage_time(distance: float) -> float:
    """Mean time in which dX = (log p)' dt + sqrt(2) dB goes from -a to a, p = (N(-a, 1) + N(a, 1))/2.

    Solves u'' + (log p)' u' = -1, u(a) = 0, u'(-a - 10) = 0 as first-order equations in w = log(-u') and u.
    """
    a = number("distance", distance, low=0, low_open=True)

    def field(x: float, state: np.ndarray) -> list[float]:
        return [np.exp(-state[0]) - (-x + a * np.tanh(a * x)), np.exp(state[0])]

    # near the left end -u' = 1/|score| up to smaller terms; errors of the start die out at once
    start = -a - 10
    slope = -start + a * np.tanh(a * start)
    first = integrate.solve_ivp(lambda x, s: field(x, s), (start, -a), [np.log(1 / slope), 0.0], method="DOP853", rtol=1e-11, atol=1e-12)
    second = integrate.solve_ivp(lambda x, s: field(x, s), (-a, a), [first.y[0, -1], 0.0], method="DOP853", rtol=1e-11, atol=1e-12)
    return float(second.y[1, -1])
