"""Distances of two laws on the line, each given by points with or without weights; all by sorting."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, probability_vector, refuse


def numbers_of(name: str, values: Any) -> np.ndarray:
    """A float64 vector of at least one finite number; a column (n, 1) passes."""
    accepted = "a vector of finite numbers, at least one"
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, values, accepted) from None
    array = array[:, 0] if array.ndim == 2 and array.shape[1] == 1 else array
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all():
        raise refuse(name, values, accepted)
    return array


def masses_of(name: str, values: Any, count: int) -> np.ndarray | None:
    """Probabilities (count,), or None for equal ones."""
    if values is None:
        return None
    found = probability_vector(name, values)
    if found.shape != (count,):
        raise refuse(name, values, f"{count} probabilities, one for each point")
    return found


def _sorted(x: np.ndarray, weights: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Points in order, and the cumulated masses (the last is 1 exactly)."""
    if weights is None:
        return np.sort(x), np.arange(1, x.size + 1) / x.size
    order = np.argsort(x, kind="stable")
    levels = np.cumsum(weights[order])
    levels /= levels[-1]
    return x[order], levels


def _read(x: Any, y: Any, x_weights: Any, y_weights: Any) -> tuple[Any, ...]:
    x, y = numbers_of("x", x), numbers_of("y", y)
    return x, y, masses_of("x_weights", x_weights, x.size), masses_of("y_weights", y_weights, y.size)


def wasserstein(x: Any, y: Any, order: float = 1, x_weights: Any = None, y_weights: Any = None) -> float:
    """W_order of the laws of `x` (n,) and `y` (m,): (integral of |F^-1 - G^-1|^order)^(1/order), order >= 1.

    Cost: two sorts.
    """
    order = number("order", order, 1)
    x, y, first, second = _read(x, y, x_weights, y_weights)
    if first is None and second is None and x.size == y.size:
        gaps, widths = np.sort(x) - np.sort(y), None
    else:
        (x, f), (y, g) = _sorted(x, first), _sorted(y, second)
        levels = np.concatenate([f, g])
        levels.sort()
        widths = np.diff(levels, prepend=0.0)
        # the quantile is constant between levels: read it in the middle, where rounding of a level cannot matter
        middle = levels - widths / 2
        gaps = x[np.minimum(np.searchsorted(f, middle), x.size - 1)] - y[np.minimum(np.searchsorted(g, middle), y.size - 1)]
    np.abs(gaps, out=gaps)
    if order == 1:
        return float(gaps.mean() if widths is None else gaps @ widths)
    scale = float(gaps.max())
    if scale == 0:
        return 0.0
    gaps /= scale  # no overflow, no underflow at a high order
    powers = gaps * gaps if order == 2 else gaps**order
    return scale * float(powers.mean() if widths is None else powers @ widths) ** (1 / order)


def _steps(x: Any, y: Any, x_weights: Any, y_weights: Any) -> tuple[np.ndarray, np.ndarray]:
    """All points in order, and F - G just right of each."""
    x, y, first, second = _read(x, y, x_weights, y_weights)
    both = np.concatenate([x, y])
    order = np.argsort(both, kind="stable")
    both = both[order]
    if first is None and second is None:  # whole numbers while they fit: the difference is exact
        n, m = x.size, y.size
        jumps = np.where(order < n, m, -n).astype(np.int64 if n * m < 2**62 else np.float64)
        return both, np.cumsum(jumps) / (float(n) * m)
    first = np.full(x.size, 1 / x.size) if first is None else first
    second = np.full(y.size, 1 / y.size) if second is None else second
    difference = np.cumsum(np.concatenate([first, -second])[order])
    difference[-1] = 0.0
    return both, difference


def kolmogorov(x: Any, y: Any, x_weights: Any = None, y_weights: Any = None) -> float:
    """Largest difference of the two distribution functions, in [0, 1]."""
    both, difference = _steps(x, y, x_weights, y_weights)
    last = np.append(both[1:] > both[:-1], True)  # ties: a distribution function is read right of all equal points
    return float(np.abs(difference[last]).max())


def cramer(x: Any, y: Any, x_weights: Any = None, y_weights: Any = None) -> float:
    """Integral of (F - G)^2: Cramer's distance, squared."""
    both, difference = _steps(x, y, x_weights, y_weights)
    return float(np.square(difference[:-1]) @ np.diff(both))
