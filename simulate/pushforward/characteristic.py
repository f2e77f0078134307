"""Test functions cos(t x), sin(t x): losses of maps by quadrature over the noise, and of atoms by direct sums.

The loss of a law with characteristic function f against a target with g is E_t |f(t) - g(t)|^2 / 2: the mean over both
cosine and sine of the squared difference. Nothing here uses a closed form of a map's characteristic function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import number, probability_vector, refuse, whole_number

Map = Callable[[np.ndarray], np.ndarray]
Characteristic = Callable[[np.ndarray], np.ndarray]
REACH = 9.0  # standard deviations; a normal law has 1e-19 beyond


def _column(name: str, values: Any) -> np.ndarray:
    try:
        array = np.ascontiguousarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise refuse(name, values, "finite numbers") from None
    if array.ndim != 1 or array.size == 0 or not np.all(np.isfinite(array)):
        raise refuse(name, values, "a non-empty vector of finite numbers")
    return array


@dataclass(frozen=True)
class Frequencies:
    """A law of frequencies: `values` (q,) with probabilities `weights` (q,)."""

    values: np.ndarray
    weights: np.ndarray

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", _column("values", self.values))
        object.__setattr__(self, "weights", probability_vector("weights", self.weights))
        if self.values.shape != self.weights.shape:
            raise refuse("weights", self.weights.shape, f"one per frequency, {self.values.shape}")


def listed(values: Any) -> Frequencies:
    """The given frequencies, all alike."""
    values = _column("values", values)
    return Frequencies(values, np.full(values.size, 1 / values.size))


def harmonics(count: int, spacing: float = 2 * np.pi) -> Frequencies:
    """spacing, 2 spacing, ..., count spacing."""
    return listed(number("spacing", spacing) * np.arange(1, whole_number("count", count) + 1))


@lru_cache(maxsize=32)
def _legendre(nodes: int) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights on [-1, 1]; they cost an eigenvalue problem."""
    return np.polynomial.legendre.leggauss(nodes)


def window(half_width: float, nodes: int = 96) -> Frequencies:
    """Gauss and Legendre's nodes of the uniform law on [-half_width, half_width]."""
    at, mass = _legendre(whole_number("nodes", nodes, 2))
    return Frequencies(number("half_width", half_width, 0, low_open=True) * at, mass / mass.sum())


def normal_frequencies(scale: float, nodes: int = 721, dimension: int = 1) -> Frequencies:
    """Normal frequencies of standard deviation `scale`, by the trapezoidal rule (spectrally accurate).

    In more dimensions their lengths: seen along t, an isotropic map's law is that of one coordinate at frequency |t|.
    """
    dimension = whole_number("dimension", dimension)
    at = np.linspace(0 if dimension > 1 else -REACH, REACH + np.sqrt(dimension - 1), whole_number("nodes", nodes, 3))
    mass = np.exp(-(at**2) / 2) * at ** (dimension - 1)
    return Frequencies(number("scale", scale, 0, low_open=True) * at, mass / mass.sum())


def noise(kind: str, nodes: int = 721) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights of the easy law: "normal" or "uniform" on [0, 1]."""
    if kind == "normal":
        frequencies = normal_frequencies(1.0, nodes)
        return frequencies.values, frequencies.weights
    if kind == "uniform":
        at, mass = _legendre(min(nodes, 200))
        return (1 + at) / 2, mass / 2
    raise refuse("kind", kind, "normal or uniform")


def of_map(function: Map, t: np.ndarray, base: str = "normal", nodes: int = 721) -> np.ndarray:
    """E exp(i t f(Z)) at each frequency, Z from `base`, by quadrature; t f must vary slowly against the nodes."""
    z, mass = noise(base, nodes)
    image = np.asarray(function(z), dtype=np.float64)
    if image.shape != z.shape or not np.isfinite(image).all():
        raise refuse("function", image.shape if image.shape != z.shape else "values that are not finite", f"a map with {z.size} finite values at the nodes")
    return np.exp(1j * np.multiply.outer(_column("t", t), image)) @ mass


def of_atoms(points: Any, t: Any, weights: Any = None) -> np.ndarray:
    """sum_i w_i exp(i t x_i) at each frequency; equal weights where none are given."""
    points = _column("points", points)
    mass = np.full(points.size, 1 / points.size) if weights is None else probability_vector("weights", weights)
    if mass.shape != points.shape:
        raise refuse("weights", mass.shape, f"one per point, {points.shape}")
    return np.exp(1j * np.multiply.outer(_column("t", t), points)) @ mass


def loss(found: np.ndarray, target: np.ndarray, frequencies: Frequencies) -> float:
    """E_t |found - target|^2 / 2."""
    gap = np.abs(np.asarray(found) - np.asarray(target)) ** 2
    return float(frequencies.weights @ gap / 2)


def loss_of_map(function: Map, target: Characteristic, frequencies: Frequencies, base: str = "normal") -> float:
    """The loss of the law of f(Z)."""
    t = frequencies.values
    return loss(of_map(function, t, base), target(t), frequencies)


def plug_in_loss_of_map(
    function: Map, target: Characteristic, frequencies: Frequencies, n: int, base: str = "normal", nodes: int = 721
) -> float:
    """The mean over batches of n of the loss of the batch: the variance of each test function over n is added."""
    n, t = whole_number("n", n), frequencies.values
    z, mass = noise(base, nodes)
    phase = np.multiply.outer(t, function(z))
    total = 0.0
    for feature, wanted in ((np.cos(phase), target(t).real), (np.sin(phase), target(t).imag)):
        mean = feature @ mass
        variance = ((feature - mean[:, None]) ** 2) @ mass
        total += float(frequencies.weights @ ((mean - wanted) ** 2 + variance / n)) / 2
    return total


def affine(mean: float, deviation: float) -> Map:
    """z -> mean + deviation z. Raises InputError for numbers that are not finite."""
    mean, deviation = number("mean", mean), number("deviation", deviation)
    return lambda z: mean + deviation * z


def learnt_deviation(target: float, frequencies: Frequencies, n: int, nodes: int = 241) -> float:
    """|s| of the map z -> s z with the least mean loss of batches of n, target N(0, target^2); to about 1e-7.

    The loss is minimised over s^2, of which it is smooth down to 0.
    """
    wanted = of_map(affine(0.0, number("target", target, 0, low_open=True)), frequencies.values, nodes=nodes)

    def mean_loss(square: float) -> float:
        return plug_in_loss_of_map(affine(0.0, np.sqrt(square)), lambda t: wanted, frequencies, n, nodes=nodes)

    found = optimize.minimize_scalar(mean_loss, bounds=(0.0, 4 * target**2), method="bounded", options={"xatol": 1e-10 * target**2})
    return 0.0 if mean_loss(0.0) <= found.fun else float(np.sqrt(found.x))


def collapses(target: float, frequencies: Frequencies, n: int, nodes: int = 241) -> bool:
    """Whether the mean loss of batches of n rises where a point at the target's mean is spread a little."""
    wanted = of_map(affine(0.0, number("target", target, 0, low_open=True)), frequencies.values, nodes=nodes)
    point, spread = (
        plug_in_loss_of_map(affine(0.0, s), lambda t: wanted, frequencies, n, nodes=nodes)
        for s in (0.0, 1e-3 / np.abs(frequencies.values).max())
    )
    return bool(spread > point)


def diversity_threshold(frequencies: Frequencies, n: int, nodes: int = 241) -> float:
    """The deviation of the target below which batches of n learn a point, by bisection; to about 1e-6 of it."""
    low, high = 1e-2 / np.abs(frequencies.values).max(), 1e2 / np.abs(frequencies.values).max()
    for _ in range(26):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if collapses(middle, frequencies, n, nodes) else (low, middle)
    return float(np.sqrt(low * high))


def curvatures(deviation: float, frequencies: Frequencies, step: float = 1e-2, nodes: int = 241) -> dict[str, float]:
    """Second derivatives, by differences, of the loss of m + s z at N(0, deviation^2): {"translation", "scale", "mixed"}.

    `step` is relative to the distance over which the loss varies; the error is of order step^6.
    """
    t = frequencies.values
    wanted = of_map(affine(0.0, number("deviation", deviation, 0, low_open=True)), t, nodes=nodes)
    h = step * max(deviation, 1 / np.abs(t).max())

    def at(m: float, s: float) -> float:
        return loss(of_map(affine(m * h, deviation + s * h), t, nodes=nodes), wanted, frequencies)

    def second(along: Callable[[float], float]) -> float:
        weights = (2 / 180, -27 / 180, 270 / 180)
        return sum(c * (along(k) + along(-k)) for c, k in zip(weights, (3, 2, 1), strict=True)) / h**2  # the loss at 0 is 0

    mixed = (at(1, 1) + at(-1, -1) - at(1, -1) - at(-1, 1)) / (4 * h**2)
    return {"translation": second(lambda k: at(k, 0)), "scale": second(lambda k: at(0, k)), "mixed": mixed}


def translated(distances: Any, deviation: float, frequencies: Frequencies, nodes: int = 241) -> np.ndarray:
    """Losses of N(distance, deviation^2) against N(0, deviation^2), by quadrature over frequencies and noise; 0 makes points."""
    t = frequencies.values
    square = np.abs(of_map(affine(0.0, number("deviation", deviation, 0)), t, nodes=nodes)) ** 2
    return np.array([frequencies.weights @ (square * np.abs(np.exp(1j * d * t) - 1) ** 2) / 2 for d in _column("distances", np.atleast_1d(distances))])


def spurious_minima(deviation: float, frequencies: Frequencies, farthest: float, points: int = 400) -> np.ndarray:
    """Distances of the local minima, other than 0, of the loss of a translation, by a scan and refinement of each hit."""
    grid = np.linspace(0, farthest, points)
    scan = translated(grid, deviation, frequencies)
    hits = 1 + np.flatnonzero((scan[1:-1] < scan[:-2]) & (scan[1:-1] < scan[2:]))

    def slope(d: float) -> float:
        t = frequencies.values
        return float((frequencies.weights * square) @ (t * np.sin(d * t)))

    square = np.abs(of_map(affine(0.0, deviation), frequencies.values)) ** 2
    return np.array([optimize.brentq(slope, grid[k - 1], grid[k + 1], xtol=1e-13) for k in hits])
