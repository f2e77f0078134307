"""Diffusions that stop at time t before the data: a kernel density estimate of n points of N(0, sigma^2) on the line.

The law at time t is the mean of normals with means exp(-t) x_i and variance 1 - exp(-2 t). Integrals by the trapezium
rule on a grid of `GRID` points, whose error is below rounding for these densities.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.streams import generators

GRID = 241


def density(x: np.ndarray, deviation: float | np.ndarray) -> np.ndarray:
    return np.exp(-(x**2) / (2 * deviation**2)) / (np.sqrt(2 * np.pi) * deviation)


def grid_of(sigma: float, h: float) -> np.ndarray:
    return np.linspace(-9, 9, GRID) * np.hypot(sigma, h)


def integrated_squared_error(
    n: int, t: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: integral of (law at time t - density of the data)^2 for fresh data, shape (replicates,)."""
    n, t, sigma = whole_number("n", n), number("t", t, 0, low_open=True), number("sigma", sigma, 0, low_open=True)
    h = np.sqrt(-np.expm1(-2 * t))
    x = np.linspace(-9, 9, max(GRID, int(60 * sigma / h))) * np.hypot(sigma, h)
    found = []
    for rng in generators(seed, replicates, first):
        data = np.exp(-t) * sigma * rng.standard_normal(n)
        found.append(np.trapezoid((density(x[:, None] - data, h).mean(1) - density(x, sigma)) ** 2, x))
    return {"error": np.array(found)}


def mean_error(n: int, t: float, sigma: float) -> float:
    """The expected error without randomness: squared bias plus variance at each x, from the mean of the kernel and of its square."""
    h, shrunk = np.sqrt(-np.expm1(-2 * t)), np.exp(-t) * sigma
    x = np.linspace(-9, 9, max(GRID, int(60 * sigma / h))) * np.hypot(sigma, h)
    nodes = np.linspace(-9, 9, max(GRID, int(60 * shrunk / h))) * shrunk
    mass = density(nodes, shrunk)
    kernel = density(x[:, None] - nodes, h)
    mean, square = np.trapezoid(kernel * mass, nodes, axis=1), np.trapezoid(kernel**2 * mass, nodes, axis=1)
    return float(np.trapezoid((mean - density(x, sigma)) ** 2 + (square - mean**2) / n, x))


def best_bandwidth(
    n: int, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"bandwidth", "error"}: sqrt(1 - exp(-2 t)) at the best time to stop, and the error there, shape (1,). Not random."""
    n, sigma = whole_number("n", n), number("sigma", sigma, 0, low_open=True)
    best = minimize_scalar(lambda log_t: mean_error(n, np.exp(log_t), sigma), bounds=(np.log(1e-5), np.log(3)), method="bounded", options={"xatol": 1e-7})
    return {"bandwidth": np.array([np.sqrt(-np.expm1(-2 * np.exp(best.x)))]), "error": np.array([best.fun])}
