"""Maximum mean discrepancies and the energy distance of two clouds of points, in blocks: memory does not grow with n^2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.spatial import distance
from threadpoolctl import threadpool_limits

from lawbook.simulate.inputs import choice, number, refuse
from lawbook.simulate.measures.laws import Gaussian, points_of, same_dimension, weights_of
from lawbook.simulate.measures.line import cramer
from lawbook.simulate.parallel import map_in_order

BLOCK = 512
FARTHEST = 1e4  # half squared distances from the centre, in bandwidths: the exponents are then right to 1e-12
KERNELS = ("gaussian", "laplace", "matern")


def kernel_values(squares: np.ndarray, bandwidth: float, kernel: str = "gaussian") -> np.ndarray:
    """The kernel from squared distances r^2, in their place: exp(-r^2/(2 h^2)), exp(-r/h), or (1 + r/h) exp(-r/h)."""
    if kernel == "gaussian":
        squares *= -0.5 / bandwidth**2
        return np.exp(squares, out=squares)
    np.sqrt(squares, out=squares)
    squares *= -1 / bandwidth
    return np.exp(squares, out=squares) if kernel == "laplace" else (1 - squares) * np.exp(squares)


def gram(x: Any, y: Any, bandwidth: float, kernel: str = "gaussian") -> np.ndarray:
    """k(x_i, y_j), shape (n, m)."""
    x, y = points_of("x", x), points_of("y", y)
    same_dimension("dimension of y", x.shape[1], y.shape[1])
    bandwidth = number("bandwidth", bandwidth, 0, low_open=True)
    return kernel_values(distance.cdist(x, y, "sqeuclidean"), bandwidth, choice("kernel", kernel, KERNELS))


def _form(
    x: np.ndarray, y: np.ndarray, a: np.ndarray, b: np.ndarray, of: Callable[[np.ndarray], np.ndarray], same: bool,
    threads: int | None,
) -> float:
    """sum_ij a_i b_j of(|x_i - y_j|^2), by blocks; where `same`, by symmetry from the blocks on and above the diagonal."""

    def strip(low: int) -> float:
        high, total = min(low + BLOCK, len(x)), 0.0
        for left in range(low if same else 0, len(y), 2 * BLOCK):
            right = min(left + 2 * BLOCK, len(y))
            values = of(distance.cdist(x[low:high], y[left:right], "sqeuclidean"))
            if not same:
                total += float(a[low:high] @ values @ b[left:right])
                continue
            # columns high.. count twice; those of the diagonal block once
            doubled = np.where(np.arange(left, right) >= high, 2.0, 1.0) * b[left:right]
            total += float(a[low:high] @ values @ doubled)
        return total

    return float(np.sum(map_in_order(strip, range(0, len(x), BLOCK), threads)))


def _gaussian_form(
    x: np.ndarray, y: np.ndarray, a: np.ndarray, b: np.ndarray, bandwidth: float, same: bool, threads: int | None
) -> float:
    """`_form` of the Gaussian kernel: exponents of a block by one product of matrices, <x, y> - |x|^2/2 - |y|^2/2, in units of h.

    Points are centred first; where they still lie far out, rounding of the product would show, and differences are taken instead.
    """
    centre = (a @ x + b @ y) / 2
    x, y = (x - centre) / bandwidth, (y - centre) / bandwidth
    half_x, half_y = (x**2).sum(axis=1) / 2, (y**2).sum(axis=1) / 2
    if max(half_x.max(), half_y.max()) > FARTHEST:
        return _form(x, y, a, b, lambda squares: kernel_values(squares, 1.0), same, threads)
    left = np.column_stack([x, np.ones(len(x)), -half_x])
    right = np.column_stack([y, -half_y, np.ones(len(y))])

    def strip(low: int) -> float:
        high, total = min(low + BLOCK, len(x)), 0.0
        buffer = np.empty((BLOCK, 2 * BLOCK))
        for begin in range(low if same else 0, len(y), 2 * BLOCK):
            end = min(begin + 2 * BLOCK, len(y))
            values = buffer[: high - low, : end - begin]
            np.matmul(left[low:high], right[begin:end].T, out=values)
            np.exp(values, out=values)
            doubled = np.where(np.arange(begin, end) >= high, 2.0, 1.0) * b[begin:end] if same else b[begin:end]
            total += float(a[low:high] @ (values @ doubled))
        return total

    return float(np.sum(map_in_order(strip, range(0, len(x), BLOCK), threads)))


def _read(x: Any, y: Any, x_weights: Any, y_weights: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    x, y = points_of("x", x), points_of("y", y)
    same_dimension("dimension of y", x.shape[1], y.shape[1])
    return x, y, weights_of("x_weights", x_weights, len(x)), weights_of("y_weights", y_weights, len(y))


def squared_mmd(
    x: Any, y: Any, bandwidth: float, unbiased: bool = False, x_weights: Any = None, y_weights: Any = None,
    kernel: str = "gaussian", threads: int | None = None,
) -> float:
    """MMD^2 of points x (n, d) and y (m, d), kernel exp(-|x - y|^2 / (2 h^2)) or one of `KERNELS`.

    `unbiased` leaves out the pairs of a point with itself (equal weights, n, m >= 2; the answer may be negative).
    Cost: (n + m)^2 / 2 exponentials; memory: a few MiB a thread whatever n.
    """
    x, y, a, b = _read(x, y, x_weights, y_weights)
    bandwidth = number("bandwidth", bandwidth, 0, low_open=True)
    choice("kernel", kernel, KERNELS)

    def form(points: np.ndarray, others: np.ndarray, first: np.ndarray, second: np.ndarray, same: bool) -> float:
        if kernel == "gaussian":
            return _gaussian_form(points, others, first, second, bandwidth, same, threads)
        return _form(points, others, first, second, lambda squares: kernel_values(squares, bandwidth, kernel), same, threads)

    with threadpool_limits(1):  # BLAS on several threads rounds differently, and fights with ours
        own_x, own_y, across = form(x, x, a, a, True), form(y, y, b, b, True), form(x, y, a, b, False)
    if not unbiased:
        return max(0.0, own_x + own_y - 2 * across)
    n, m = len(x), len(y)
    if x_weights is not None or y_weights is not None or n < 2 or m < 2:
        raise refuse("unbiased", (n, m), "two or more points on each side, without weights")
    return (own_x * n - 1) / (n - 1) + (own_y * m - 1) / (m - 1) - 2 * across  # k(x, x) = 1


def squared_mmd_to(x: Any, law: Gaussian, bandwidth: float, unbiased: bool = False, weights: Any = None) -> float:
    """MMD^2 of points x (n, d) from a normal law, Gaussian kernel: the law's side in closed form, no draws of it."""
    x = points_of("x", x)
    same_dimension("dimension of the law", x.shape[1], law.dimension)
    a, h = weights_of("weights", weights, len(x)), number("bandwidth", bandwidth, 0, low_open=True)
    own = _form(x, x, a, a, lambda squares: kernel_values(squares, h), True, 1)
    if unbiased:
        n = len(x)
        if weights is not None or n < 2:
            raise refuse("unbiased", n, "two or more points, without weights")
        own = (own * n - 1) / (n - 1)
    found = own - 2 * float(a @ kernel_mean(x, law, h)) + float(kernel_mean(law.mean(), law, h, more=law.covariance())[0])
    return found if unbiased else max(0.0, found)


def kernel_mean(x: Any, law: Gaussian, bandwidth: float, more: Any = 0.0) -> np.ndarray:
    """E k(x_i, Y), (n,), for a normal Y and the Gaussian kernel; `more` is a covariance added to Y's."""
    x = np.atleast_2d(x)
    values, vectors = np.linalg.eigh(law.covariance() + more)
    wide = bandwidth**2 + np.maximum(values, 0.0)
    turned = (x - law.mean()) @ vectors
    return np.exp(-0.5 * (turned**2 / wide).sum(axis=1) - 0.5 * np.log(wide / bandwidth**2).sum())


def energy_distance(x: Any, y: Any, x_weights: Any = None, y_weights: Any = None, threads: int | None = None) -> float:
    """2 E|X - Y| - E|X - X'| - E|Y - Y'| >= 0: on the line by one sort (twice Cramer's distance), else by blocks."""
    points, others = points_of("x", x), points_of("y", y)
    if points.shape[1] == 1 and others.shape[1] == 1:
        return 2 * cramer(points, others, x_weights, y_weights)
    x, y, a, b = _read(points, others, x_weights, y_weights)

    def of(squares: np.ndarray) -> np.ndarray:
        return np.sqrt(squares, out=squares)

    own = _form(x, x, a, a, of, True, threads) + _form(y, y, b, b, of, True, threads)
    return max(0.0, 2 * _form(x, y, a, b, of, False, threads) - own)
