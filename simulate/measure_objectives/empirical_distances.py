"""Distances of an empirical measure from the law it was drawn from, or from a second sample; fresh draws each time."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from lawbook.simulate.inputs import choice, non_negative, probability_vector, refuse, whole_number
from lawbook.simulate.measures import references
from lawbook.simulate.streams import generators

DISTANCES = {
    "wasserstein": references.wasserstein_1_to,
    "squared_wasserstein": references.squared_wasserstein_to,
    "cramer": references.cramer_to,
    "kolmogorov": references.kolmogorov_to,
}
REFERENCES = {
    "uniform": references.UNIFORM, "exponential": references.EXPONENTIAL, "normal": references.NORMAL, "logistic": references.LOGISTIC,
    "laplace": references.LAPLACE, "gumbel": references.GUMBEL,
}  # fmt: skip


def reference_of(name: str) -> references.Reference:
    """A reference law by name: those of `REFERENCES`, or ``pareto:A``, ``weibull:K``, ``power:A`` with a shape."""
    kind, _, shape = name.partition(":")
    shaped = {"pareto": references.pareto, "weibull": references.weibull, "power": references.power}
    if kind in shaped and shape:
        try:
            number = float(shape)
        except ValueError:
            raise refuse("reference", name, f"{kind}:SHAPE, SHAPE a number") from None
        return shaped[kind](number)
    return REFERENCES[choice("reference", name, tuple(REFERENCES))]


def distance(
    reference: str, n: int, kind: str, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 1
) -> dict[str, np.ndarray]:
    """{"distance"}: of n draws from their own law, a mean over `block` samples, shape (replicates,); `kind` names one of `DISTANCES`."""
    law, measure = reference_of(reference), DISTANCES[choice("kind", kind, tuple(DISTANCES))]
    n = whole_number("n", n)
    found = [np.mean([measure(law.sample(n, rng), law) for _ in range(block)]) for rng in generators(seed, replicates, first)]
    return {"distance": np.array(found)}


def fitted_normal(n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 100) -> dict[str, np.ndarray]:
    """{"distance"}: W_2^2 of the normal law with the mean and the unbiased variance of n normal draws from N(0, 1), (replicates,)."""
    n = whole_number("n", n, low=2)
    found = []
    for rng in generators(seed, replicates, first):
        draws = rng.standard_normal((block, n))
        found.append((draws.mean(1) ** 2 + (draws.std(1, ddof=1) - 1) ** 2).mean())
    return {"distance": np.array(found)}


def best_points(n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"squared_wasserstein", "wasserstein"}: least distances of n equal atoms from U[0, 1], by coordinate search from random points.

    Each point in turn goes to the best place for its rank (golden section), until nothing moves.
    """
    from scipy.optimize import minimize

    n = whole_number("n", n)
    rng, = generators(seed, 1, 0)
    found = {}
    for name in ("squared_wasserstein", "wasserstein"):
        start = np.sort(rng.random(n))
        best = minimize(lambda x, name=name: DISTANCES[name](np.clip(x, 0, 1), references.UNIFORM), start, method="Powell",
                        bounds=[(0.0, 1.0)] * n, options={"xtol": 1e-10, "ftol": 1e-15, "maxiter": 2000})
        found[name] = np.array([best.fun])
    return found


def points_on_torus(n: int, d: int, rng: np.random.Generator) -> np.ndarray:
    return rng.random((n, d))


def torus_costs(x: np.ndarray, y: np.ndarray, order: float) -> np.ndarray:
    """Distances on the unit torus to the power `order`, (n, m)."""
    gap = np.abs(x[:, None] - y)
    squares = (np.minimum(gap, 1 - gap) ** 2).sum(2)
    return squares if order == 2 else squares ** (order / 2)


def two_samples_on_torus(
    n: int, d: int, *, order: int = 1, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"cost", "nearest", "ratio"}: mean matching cost of two samples on the torus, mean cost to the nearest of the other sample, their ratio."""
    from scipy.optimize import linear_sum_assignment

    n, d = whole_number("n", n), whole_number("d", d)
    if order not in (1, 2):
        raise refuse("order", order, "1 or 2")
    found = []
    for rng in generators(seed, replicates, first):
        costs = torus_costs(points_on_torus(n, d, rng), points_on_torus(n, d, rng), order)
        rows, columns = linear_sum_assignment(costs)
        found.append((costs[rows, columns].mean(), costs.min(1).mean()))
    cost, nearest = np.array(found).T
    return {"cost": cost, "nearest": nearest, "ratio": cost / nearest}


def nearest_on_torus(
    n: int, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 200
) -> dict[str, np.ndarray]:
    """{"distance"}: mean distance of `block` fresh points to the nearest of n points of the unit torus, (replicates,)."""
    n, d = whole_number("n", n), whole_number("d", d)
    found = []
    for rng in generators(seed, replicates, first):
        tree = cKDTree(points_on_torus(n, d, rng), boxsize=1.0)
        found.append(tree.query(points_on_torus(block, d, rng))[0].mean())
    return {"distance": np.array(found)}


def growth_of_matching(
    small: int, large: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"growth"}: n W_2^2 of two samples on the plane's torus, at n = large minus at n = small, (replicates,)."""
    big = two_samples_on_torus(large, 2, order=2, seed=seed, replicates=replicates, first=first)["cost"]
    little = two_samples_on_torus(small, 2, order=2, seed=np.random.SeedSequence(seed.entropy, spawn_key=(*seed.spawn_key, 7)), replicates=replicates, first=first)["cost"]
    return {"growth": large * big - small * little}


def atoms(count: int, draw: int, ties: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """A fixed random law on [0, 1]: places (sorted) and masses of `count` atoms."""
    rng = np.random.default_rng([count, draw])
    places = np.sort(rng.random(count))
    return (np.round(places, 1) if ties else places), rng.dirichlet(np.ones(count))


def cramer_of_atoms(places: Any, masses: Any, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"cramer"}: integral of (F - x)^2 over [0, 1] for atoms, by the Gauss-Legendre rule between jumps, shape (1,)."""
    x, p = non_negative("places", places), probability_vector("masses", masses)
    if x.shape != p.shape or x.max() > 1 or (np.diff(x) < 0).any():
        raise refuse("places", places, f"{p.size} places in [0, 1], in order")
    edges, levels = np.concatenate([[0.0], x, [1.0]]), np.concatenate([[0.0], np.cumsum(p)])
    nodes, weights = np.polynomial.legendre.leggauss(4)
    middles, halves = (edges[1:] + edges[:-1]) / 2, np.diff(edges) / 2
    at = middles[:, None] + halves[:, None] * nodes
    return {"cramer": np.array([float((((levels[:, None] - at) ** 2) @ weights) @ halves)])}


