"""Maps of the plane that are not linear: a banana, and shuffles that leave N(0, I) as it is."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.measures.assignment import assignment_cost
from lawbook.simulate.streams import generators

SHUFFLES = ("none", "flip", "swap", "swirl", "stretch")  # the last one changes the law


def places(name: str, x: Any) -> np.ndarray:
    """Points (n, 2) as float64."""
    array = np.asarray(x, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] != 2 or not np.isfinite(array).all():
        raise refuse(name, getattr(array, "shape", x), "finite points of shape (n, 2)")
    return array


def banana(z: Any, bend: float) -> np.ndarray:
    """(z_1, z_2 + bend (z_1^2 - 1)) for points (n, 2): triangular, increasing in the last coordinate, volume kept."""
    z = places("z", z)
    return np.stack([z[:, 0], z[:, 1] + number("bend", bend) * (z[:, 0] ** 2 - 1)], axis=1)


def shuffle(z: Any, kind: str, turn: float = 1.0) -> np.ndarray:
    """g(z) for points (n, 2).

    flip: z_1 changes its sign where z_2 > 0. swap: the coordinates change places where |z| > 1. swirl: a turn by the angle
    turn |z|^2. stretch: z_1 is doubled, which is no shuffle.
    """
    z = places("z", z)
    if choice("kind", kind, SHUFFLES) == "none":
        return z
    if kind == "flip":
        return z * np.stack([np.where(z[:, 1] > 0, -1.0, 1.0), np.ones(len(z))], axis=1)
    if kind == "swap":
        return np.where((z**2).sum(axis=1, keepdims=True) > 1, z[:, ::-1], z)
    if kind == "stretch":
        return z * np.array([2.0, 1.0])
    angle = number("turn", turn) * (z**2).sum(axis=1)
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([c * z[:, 0] - s * z[:, 1], s * z[:, 0] + c * z[:, 1]], axis=1)


def hermite(degree: int) -> tuple[np.ndarray, np.ndarray]:
    """Points (n, 2) and weights (n,) that integrate against N(0, I): Gauss and Hermite's product rule of degree^2 points."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(whole_number("degree", degree, 2))
    points = np.stack(np.meshgrid(nodes, nodes, indexing="ij"), axis=-1).reshape(-1, 2)
    return points, np.outer(weights, weights).ravel() / (2 * np.pi)


def banana_cost(bend: float, degree: int = 12) -> float:
    """E |T(Z) - Z|^2 of the banana; its integrand is a polynomial, for which the rule is exact."""
    points, weights = hermite(degree)
    return float(weights @ ((banana(points, bend) - points) ** 2).sum(axis=1))


def swirl_cost(turn: float, points: int = 400_000) -> float:
    """E |g(Z) - Z|^2 of the swirl, by trapezoids over the half-squared radius u, whose density is exp(-u)."""
    u, h = np.linspace(0, 50, whole_number("points", points, 100), retstep=True)
    z = np.stack([np.sqrt(2 * u), np.zeros_like(u)], axis=1)
    values = ((shuffle(z, "swirl", turn) - z) ** 2).sum(axis=1) * np.exp(-u)
    return float(h * (values.sum() - (values[0] + values[-1]) / 2))


def swap_savings(bend: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, pairs: int = 2000) -> dict[str, np.ndarray]:
    """{"saved"}: how much per point the best matching within disjoint pairs lowers the cost of sending z_i to banana(z_i)."""
    pairs, found = whole_number("pairs", pairs), []
    for rng in generators(seed, replicates, first):
        one, two = (rng.standard_normal((pairs, 2)) for _ in range(2))
        to, other = banana(one, bend), banana(two, bend)
        kept = ((one - to) ** 2).sum(1) + ((two - other) ** 2).sum(1)
        swapped = ((one - other) ** 2).sum(1) + ((two - to) ** 2).sum(1)
        found.append(np.maximum(kept - swapped, 0).mean() / 2)
    return {"saved": np.array(found)}


def best_saving(bend: float, rng: np.random.Generator, points: int = 400) -> float:
    """How much per point the best matching of all points with all images lowers the banana's cost on them."""
    z = rng.standard_normal((whole_number("points", points), 2))
    images = banana(z, bend)
    return float(((images - z) ** 2).sum(1).mean() - assignment_cost(z, images))


def exceedances(x: float, rate: float, kind: str, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, points: int = 2000) -> dict[str, np.ndarray]:
    """{"above", "trials"}: how many of f(g(Z)) exceed x, f the increasing map of the first coordinate to the exponential law of `rate`."""
    x, rate, points = number("x", x, 0), number("rate", rate, 0, low_open=True), whole_number("points", points)
    found = []
    for rng in generators(seed, replicates, first):
        shuffled = shuffle(rng.standard_normal((points, 2)), kind)
        found.append(int((-special.log_ndtr(-shuffled[:, 0]) / rate > x).sum()))
    return {"above": np.array(found), "trials": np.full(replicates, points)}
