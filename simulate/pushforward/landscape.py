"""Losses of affine maps on grids (mean, deviation), and gradient descent on them, from characteristic functions in closed form.

Targets and maps are normal or uniform. The real-exponential variant replaces cos and sin by exp(t x); its loss is the mean
squared difference of moment generating functions. This file knows characteristic functions, not what they imply.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.pushforward.characteristic import Frequencies

FAMILIES = ("normal", "uniform")


def transform(family: str, z: np.ndarray, first: Any, second: Any) -> np.ndarray:
    """E exp(z X) at complex z, X normal of mean `first` and deviation `second`, or uniform from `first`, of width `second`.

    The width may be negative (the interval then ends at `first`) or 0 (a point), and so may be the deviation.
    """
    choice("family", family, FAMILIES)
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if family == "normal":
        return np.exp(z * first + (z * second) ** 2 / 2)
    half = z * second / 2
    small = np.abs(half) < 1e-4
    safe = np.where(small, 1.0, half)
    return np.exp(z * (first + second / 2)) * np.where(small, 1 + half**2 / 6, np.sinh(safe) / safe)


def losses(
    family: str, first: Any, second: Any, target: tuple[float, float], frequencies: Frequencies, *, exponential: bool = False,
    batch: int | None = None
) -> np.ndarray:
    """The loss at every pair of parameters (broadcast together), with the shape of the grid.

    With `batch` that of single batches of so many draws (cos and sin only): (1 - |f|^2)/batch is added. With `exponential` the
    mean of (E exp(t X) - E exp(t Y))^2. Memory: one grid per frequency at a time. Raises InputError where a moment overflows.
    """
    first, second = np.broadcast_arrays(np.asarray(first, dtype=float), np.asarray(second, dtype=float))
    total = np.zeros(first.shape)
    size = np.inf if batch is None else whole_number("batch", batch)
    for t, weight in zip(frequencies.values, frequencies.weights, strict=True):
        if exponential:
            with np.errstate(over="ignore", invalid="ignore"):
                found, wanted = transform(family, np.float64(t), first, second), transform(family, np.float64(t), *target)
                total += weight * (found - wanted) ** 2
        else:
            found, wanted = transform(family, 1j * t, first, second), transform(family, 1j * t, *target)
            total += weight * (np.abs(found - wanted) ** 2 + (1 - np.abs(found) ** 2) / size) / 2
    if not np.all(np.isfinite(total)):
        raise refuse("frequencies", float(np.abs(frequencies.values).max()), "frequencies at which no exponential moment of the "
            "grid overflows")
    return total


def losses_on_grid(
    family: str, first: Any, second: Any, target: tuple[float, float], frequencies: Frequencies, *, exponential: bool = False,
    batch: int | None = None
) -> np.ndarray:
    """`losses` at all pairs of two vectors, shape (len(first), len(second)), by one matrix product over the frequencies.

    E exp(z X) is exp(z first) times a function of `second`. The square is expanded: absolute errors of 1e-15 times the largest
    squared moment remain near 0. Cost: len(first) len(second) q multiplications, (len(first) + len(second)) q exponentials.
    """
    first, second = np.asarray(first, dtype=float).ravel(), np.asarray(second, dtype=float).ravel()
    z = frequencies.values if exponential else 1j * frequencies.values
    shift = np.exp(np.multiply.outer(first, z))
    shape = transform(family, z, 0.0, second[:, None])
    wanted, mass = transform(family, z, *target), frequencies.weights if exponential else frequencies.weights / 2
    if not (np.all(np.isfinite(shift)) and np.all(np.isfinite(shape))):
        raise refuse("frequencies", float(np.abs(frequencies.values).max()), "frequencies at which no exponential moment of the "
            "grid overflows")
    cross = -2 * shift * (mass * wanted.conj())
    total = cross @ shape.T if exponential else np.hstack([cross.real, -cross.imag]) @ np.hstack([shape.real, shape.imag]).T
    constant = mass @ np.abs(wanted) ** 2
    if exponential:
        total += (shift**2 * mass) @ (shape**2).T + constant
        return total
    own = np.abs(shape) ** 2 @ mass
    part = 0.0 if batch is None else 1 / whole_number("batch", batch)
    total += (1 - part) * own + constant + part / 2
    return total


def stable_step(target: float, frequencies: Frequencies) -> float:
    """The largest step size at which descent near the optimum does not blow up: 2 over the larger curvature."""
    t, mass = frequencies.values, frequencies.weights * np.exp(-((target * frequencies.values) ** 2))
    return 2 / max(float(mass @ t**2), float(target**2 * (mass @ t**4)))


def descend(
    start: tuple[float, float], target: tuple[float, float], frequencies: Frequencies, step: float, steps: int, every: int = 1
) -> np.ndarray:
    """(mean, deviation) along gradient descent on the loss against a normal law: (steps // every + 1, 2).

    Raises InputError for a step beyond the stability of the optimum, before the run.
    """
    highest = stable_step(number("deviation of the target", target[1], 0, low_open=True), frequencies)
    step = number("step", step, 0, highest, low_open=True)
    steps, every = whole_number("steps", steps, 0), whole_number("every", every)
    t, weight = frequencies.values, frequencies.weights
    (m, s), (mean, deviation) = start, target
    path = [(m, s)]
    for k in range(1, steps + 1):
        own = np.exp(-((s * t) ** 2) / 2)
        wave = own * np.exp(-((deviation * t) ** 2) / 2)
        slope_m = weight @ (t * np.sin((m - mean) * t) * wave)
        slope_s = weight @ (s * t**2 * (np.cos((m - mean) * t) * wave - own**2))
        m, s = m - step * slope_m, s - step * slope_s
        if k % every == 0:
            path.append((m, s))
    return np.array(path)


def descent_time(deviation: float, frequencies: Frequencies, step: float, error: float = 1e-3) -> float:
    """Steps (interpolated) until a shift of `error` deviations has fallen e-fold."""
    limit, block = np.exp(-1), 16
    start = np.array([error * deviation, deviation])
    done = 0
    while done < 10**7:
        path = descend((float(start[0]), float(start[1])), (0.0, deviation), frequencies, step, block)[:, 0] / (error * deviation)
        below = np.flatnonzero(path <= limit)
        if below.size:
            k = int(below[0])
            return done + k - np.log(limit / path[k]) / np.log(path[k - 1] / path[k])
        start, done, block = np.array([path[-1] * error * deviation, deviation]), done + block, min(2 * block, 4096)
    raise refuse("step", step, "a step at which the error falls e-fold within 10^7 steps")


def hessian(loss: Any, point: tuple[float, float], steps: tuple[float, float]) -> np.ndarray:
    """Second derivatives (2, 2) of loss(first, second) at `point`, by differences of sixth order with the given steps."""
    coefficients = np.array([2, -27, 270, -490, 270, -27, 2]) / 180
    offsets = np.arange(-3, 4)

    def along(a: float, b: float) -> float:
        values = loss(point[0] + offsets * a * steps[0], point[1] + offsets * b * steps[1])
        return float(coefficients @ values)

    one, two = along(1, 0), along(0, 1)
    both = (along(1, 1) - along(1, -1)) / 4
    return np.array([[one / steps[0] ** 2, both / (steps[0] * steps[1])], [both / (steps[0] * steps[1]), two / steps[1] ** 2]])
