"""Solvers of flows and diffusions on any grid of times, and the grids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lawbook.simulate.inputs import choice, number, refuse, whole_number

Field = Callable[[np.ndarray, float], np.ndarray]
METHODS = {"euler": 1, "midpoint": 2, "heun": 2, "rk4": 4}  # evaluations of the field per step


def grid_of(name: str, times: Any, decreasing: bool = False) -> np.ndarray:
    """At least two finite, strictly monotone numbers."""
    array = np.asarray(times, dtype=np.float64)
    accepted = f"two or more finite numbers, strictly {'de' if decreasing else 'in'}creasing"
    if array.ndim != 1 or len(array) < 2 or not np.isfinite(array).all():
        raise refuse(name, times, accepted)
    if not ((np.diff(array) < 0) if decreasing else (np.diff(array) > 0)).all():
        raise refuse(name, times, accepted)
    return array


def integrate(field: Field, x: np.ndarray, times: Any, method: str = "rk4") -> np.ndarray:
    """x at the last time of the ODE x' = field(x, t), started at the first; one step from each time to the next.

    Explicit Runge-Kutta methods: euler, midpoint, heun (trapezoid), rk4, of the orders 1, 2, 2, 4.
    """
    choice("method", method, tuple(METHODS))
    times = grid_of("times", times)
    for now, then in zip(times[:-1], times[1:], strict=True):
        h, middle = then - now, (now + then) / 2
        first = field(x, now)
        if method == "euler":
            x = x + h * first
        elif method == "midpoint":
            x = x + h * field(x + h / 2 * first, middle)
        elif method == "heun":
            x = x + h / 2 * (first + field(x + h * first, then))
        else:
            second = field(x + h / 2 * first, middle)
            third = field(x + h / 2 * second, middle)
            x = x + h / 6 * (first + 2 * second + 2 * third + field(x + h * third, then))
    return x


def levels(name: str, steps: int, first: float, last: float, rho: float = 7.0, deviation: float = 1.0) -> np.ndarray:
    """`steps` + 1 decreasing noise-to-signal ratios from `first` to `last` > 0.

    uniform; log: equal ratios; karras: equal steps of the 1/rho-th power; equal_angle: equal steps of arctan(level/deviation).
    """
    steps = whole_number("steps", steps)
    last = number("last", last, 0, low_open=name == "log")
    first = number("first", first, last, low_open=True)
    rho, deviation = number("rho", rho, 0, low_open=True), number("deviation", deviation, 0, low_open=True)
    if choice("levels", name, ("uniform", "log", "karras", "equal_angle")) == "uniform":
        return np.linspace(first, last, steps + 1)
    if name == "log":
        return np.geomspace(first, last, steps + 1)
    if name == "karras":
        return np.linspace(first ** (1 / rho), last ** (1 / rho), steps + 1) ** rho
    return deviation * np.tan(np.linspace(np.arctan(first / deviation), np.arctan(last / deviation), steps + 1))


def first_order(denoiser: Field, x: np.ndarray, noise: Any) -> np.ndarray:
    """The deterministic first-order sampler (DDIM): x <- D + (next/now) (x - D), D the denoiser at the level now.

    `noise`: decreasing noise levels; x = data + noise[0] Z at the start. The last level may be 0.
    """
    noise = grid_of("noise", noise, decreasing=True)
    if noise[-1] < 0:
        raise refuse("noise", float(noise[-1]), "levels >= 0")
    for now, then in zip(noise[:-1], noise[1:], strict=True):
        clean = denoiser(x, now)
        x = clean + then / now * (x - clean)
    return x


def signal_of(betas: Any) -> np.ndarray:
    """The products (1 - beta_1) ... (1 - beta_k), k = 0, ..., N, of the noising chain's rates in ]0, 1[."""
    array = np.asarray(betas, dtype=np.float64)
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all() or (array <= 0).any() or (array >= 1).any():
        raise refuse("betas", betas, "one or more numbers in ]0, 1[")
    return np.concatenate([[1.0], np.cumprod(1 - array)])


def reverse_variance(kind: str, betas: Any, data_variance: float = 1.0) -> np.ndarray:
    """Variances (N,) of the ancestral sampler's noise: "large" beta_k, "small" beta_k (1 - A_(k-1))/(1 - A_k), "exact" for normal data.

    A_k are the products of `signal_of`; the exact one is beta_k V_(k-1)/V_k, V_k = A_k s^2 + 1 - A_k, s^2 = `data_variance`.
    """
    signal = signal_of(betas)
    betas = np.asarray(betas, dtype=np.float64)
    if choice("reverse variance", kind, ("large", "small", "exact")) == "large":
        return betas.copy()
    s2 = number("data_variance", data_variance, 0) if kind == "exact" else 0.0
    total = signal * s2 + 1 - signal
    return betas * total[:-1] / total[1:]


def ancestral(score: Field, x: np.ndarray, betas: Any, variances: Any, rng: np.random.Generator) -> np.ndarray:
    """The ancestral sampler (DDPM): x <- (x + beta_k score)/sqrt(1 - beta_k) + sqrt(v_k) Z, k = N, ..., 1.

    `score(x, A)` is that of sqrt(A) Y + sqrt(1 - A) Z.
    """
    signal = signal_of(betas)
    variances = np.asarray(variances, dtype=np.float64)
    if variances.shape != (len(signal) - 1,) or not (variances >= 0).all():
        raise refuse("variances", variances, f"{len(signal) - 1} numbers >= 0")
    for k in range(len(variances), 0, -1):
        rate = 1 - signal[k] / signal[k - 1]
        x = (x + rate * score(x, signal[k])) / np.sqrt(1 - rate) + np.sqrt(variances[k - 1]) * rng.standard_normal(x.shape)
    return x


def reverse_diffusion(score: Field, x: np.ndarray, times: Any, noise: float, rng: np.random.Generator) -> np.ndarray:
    """Euler-Maruyama backwards along decreasing `times`: dx = (x + (1 + noise) score) dt + sqrt(2 noise) dB.

    Noise 0 is the probability-flow ODE, 1 the reversed diffusion; the marginals are the same.
    """
    times, noise = grid_of("times", times, decreasing=True), number("noise", noise, 0)
    for now, then in zip(times[:-1], times[1:], strict=True):
        h = now - then
        x = x + h * (x + (1 + noise) * score(x, now))
        if noise:
            x = x + np.sqrt(2 * noise * h) * rng.standard_normal(x.shape)
    return x


def stable_step(name: str, step: float, curvature: float) -> float:
    """The step, refused where Langevin's chain on a quadratic of this curvature would diverge."""
    step = number(name, step, 0, low_open=True)
    if step * curvature >= 2:
        raise refuse(name, step, f"a step below 2/curvature = {2 / curvature:.6g}: the chain diverges beyond")
    return step


def langevin(score: Callable[[np.ndarray], np.ndarray], x: np.ndarray, step: float, steps: int, rng: np.random.Generator, curvature: float = 0.0) -> np.ndarray:
    """The unadjusted chain x <- x + step score(x) + sqrt(2 step) Z; `curvature`, a bound, refuses unstable steps before the run."""
    step = stable_step("step", step, number("curvature", curvature, 0))
    for _ in range(whole_number("steps", steps)):
        x = x + step * score(x) + np.sqrt(2 * step) * rng.standard_normal(x.shape)
    return x


def adjusted_langevin(
    log_density: Callable[[np.ndarray], np.ndarray], score: Callable[[np.ndarray], np.ndarray], x: np.ndarray, step: float, steps: int, rng: np.random.Generator
) -> tuple[np.ndarray, float]:
    """Langevin's chain with Metropolis' test: (x, share of accepted moves). Its stationary law is exact for every step."""
    step, steps = number("step", step, 0, low_open=True), whole_number("steps", steps)
    here, drift, taken = log_density(x), score(x), 0.0
    for _ in range(steps):
        to = x + step * drift + np.sqrt(2 * step) * rng.standard_normal(x.shape)
        there, other = log_density(to), score(to)
        forth, back = ((to - x - step * drift) ** 2).sum(1), ((x - to - step * other) ** 2).sum(1)
        accept = np.log(rng.random(len(x))) < there - here + (forth - back) / (4 * step)
        x, drift = np.where(accept[:, None], to, x), np.where(accept[:, None], other, drift)
        here = np.where(accept, there, here)
        taken += accept.mean()
    return x, taken / steps
