"""Two particles of mass 1/2 on the line under the gradient flow of half the squared MMD from some atoms, Gaussian kernel.

Right-hand sides are sums over pairs; where particles end is found by integrating, with no knowledge of any closed form.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import integrate, optimize

from lawbook.simulate.inputs import number, refuse
from lawbook.simulate.measure_objectives.flows import flow
from lawbook.simulate.measures.laws import weights_of
from lawbook.simulate.measures.line import numbers_of

SETTLED = 600.0  # times h^2: the slowest ends are stable at rates of some hundredths of 1/h^2, and near a fold particles linger


def pull(points: np.ndarray, places: np.ndarray, masses: np.ndarray, h: float) -> np.ndarray:
    """Velocities (n,) of n particles of mass 1/n: away from each other, towards atoms `places` (m,) of `masses` (m,)."""
    slope = lambda r: r / h**2 * np.exp(-(r**2) / (2 * h**2))  # noqa: E731
    return slope(points[:, None] - points).mean(axis=1) - slope(points[:, None] - places) @ masses


def pair_flow(points: Any, places: Any, h: float, time: float, masses: Any = None) -> np.ndarray:
    """Particles (n,) at `time` from `points` (n,); `masses` of the atoms are equal where None, and may sum to less than 1 (the rest is far)."""
    points, places = numbers_of("points", points), numbers_of("places", places)
    masses = weights_of("masses", None, places.size) if masses is None else np.asarray(masses, dtype=float)
    if masses.shape != places.shape or (masses < 0).any() or masses.sum() > 1 + 1e-9:
        raise refuse("masses", masses, f"{places.size} numbers >= 0 with a sum of at most 1")
    h = number("h", h, 0, low_open=True)
    return flow(lambda x: pull(x, places, masses, h), points, time)


def trapped_pair(h: float, q: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"half_distance"}: half the distance at which a pair, let go beside an atom of mass q, comes to rest, shape (1,). Not random."""
    h = number("h", h, 0, low_open=True)
    x = pair_flow(np.array([-0.4, 0.55]) * h, [0.0], h, SETTLED * h**2, [number("q", q, 0, 1, low_open=True)])
    return {"half_distance": np.array([abs(x[1] - x[0]) / 2])}


def splitting(h: float, a: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"rate"} at which particles 1e-6 h to both sides of 0 part at first, between atoms at -a and a, shape (1,). Not random."""
    h, a = number("h", h, 0, low_open=True), number("a", a)
    time = 0.5 * h**2
    x = pair_flow(np.array([-1e-6, 1e-6]) * h, [-a, a], h, time)
    return {"rate": np.array([np.log((x[1] - x[0]) / (2e-6 * h)) / time])}


def trapping_separation(h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"separation"} of two atoms from which on a pair that starts around one of them stays there, by bisection, shape (1,). Not random."""
    h = number("h", h, 0, low_open=True)

    def stays(a: float) -> bool:
        x = pair_flow(np.array([a - 0.95, a + 0.55]) * h, [-a * h, a * h], h, SETTLED * h**2)
        return bool(x.min() > 0)

    low, high = 1.2, 2.5
    while high - low > 5e-4:
        middle = (low + high) / 2
        low, high = (low, middle) if stays(middle) else (middle, high)
    return {"separation": np.array([(low + high) * h])}


def stationary_pairs(a: float, starts: int = 2000, seed: int = 0) -> list[tuple[float, float, int]]:
    """All (x, y, number of unstable directions) with x <= y at which a pair rests, atoms at -a and a, h = 1; from random starts."""
    a, rng = number("a", a, 0, low_open=True), np.random.default_rng(seed)
    places, masses = np.array([-a, a]), np.array([0.5, 0.5])
    found: dict[tuple[float, float], int] = {}
    for start in rng.uniform(-a - 2, a + 2, (starts, 2)):
        end = optimize.root(lambda x: pull(x, places, masses, 1.0), start)
        x = np.sort(end.x)
        if not end.success or np.abs(x).max() > a + 2.5 or np.abs(pull(x, places, masses, 1.0)).max() > 1e-11:
            continue
        slopes = np.array([(pull(x + step, places, masses, 1.0) - pull(x - step, places, masses, 1.0)) / 2e-5 for step in 1e-5 * np.eye(2)])
        found[tuple(float(z) for z in np.round(x, 4) + 0.0)] = int((np.linalg.eigvalsh((slopes + slopes.T) / 2) > 0).sum())
    return sorted((x, y, unstable) for (x, y), unstable in found.items())


def half_discrepancy(x: float, y: Any, a: float, h: float = 1.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"value"}: half the squared MMD of particles at x and at each of `y` (k,) from atoms at -a and a, shape (1, k). Not random."""
    kernel = lambda r: np.exp(-(r**2) / (2 * h**2))  # noqa: E731
    x, y = np.full(np.shape(y), number("x", x)), numbers_of("y", y)
    own, across = 0.5 + kernel(x - y) / 2, (kernel(x - a) + kernel(x + a) + kernel(y - a) + kernel(y + a)) / 4
    return {"value": (own / 2 - across + (0.5 + kernel(2 * a) / 2) / 2)[None, :]}


def leaving_time(a: float, h: float = 1.0, most: float = 500.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"} until the lower of two particles that start around the atom at a is half way to that at -a; `most` if never, shape (1,)."""
    a, h, most = number("a", a, 0, low_open=True), number("h", h, 0, low_open=True), number("most", most, 0, low_open=True)
    places, masses = np.array([-a, a]), np.array([0.5, 0.5])
    half = lambda _, x: float(x.min())  # noqa: E731
    half.terminal = True
    run = integrate.solve_ivp(lambda _, x: pull(x, places, masses, h), (0, most), np.array([a - 0.7 * h, a + 0.7 * h]), method="DOP853", events=half, rtol=1e-9, atol=1e-12)
    return {"time": np.array([run.t[-1]])}
