"""Regression from intervals that hold the labels: disambiguation, infimum loss, and the average of centres, at finite sample.

Sheet 09, law B8 and section 3: labels sin(10 x) at n uniform inputs, kernel ridge weights A = K (K + n ridge)^-1 with a Gaussian kernel of
bandwidth 1/10, test error on 200 points of [0, 1], the best of three ridges for every method. Disambiguation as published iterates
y <- clip(A A y) until a step is below a tolerance: at the least ridge that takes some 60 000 steps, about 10 ms.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import number, refuse, whole_number
from lawbook.simulate.kernels import kernel
from lawbook.simulate.streams import generators

RIDGES = (1e-1, 1e-3, 1e-6)
GRID = np.linspace(-6, 6, 1000)
QUERIES = np.linspace(0, 1, 200)
TOLERANCE = 1e-5
METHODS = ("disambiguation", "solved", "infimum", "corrected", "average")


def truth(x: np.ndarray) -> np.ndarray:
    return np.sin(10 * x)


def intervals(x: np.ndarray, uniform_radius: np.ndarray, uniform_centre: np.ndarray, skewed: bool) -> tuple[np.ndarray, np.ndarray]:
    """(centres, radii), each (n,), from numbers in ]0, 1[: radius 1 + an exponential of mean 1/3, the centre off on one side or on both."""
    label, radii = truth(x), 1 - np.log(uniform_radius) / 3
    if skewed:
        return label + uniform_centre * radii * np.sign(label), radii
    return label + (2 * uniform_centre - 1) * radii, radii


def published_draw() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(inputs, centres, radii), each (10,), of the figure of Cabannes, Bach and Rudi (ICML 2021): seed 0 of NumPy's old generator."""
    x, uniform_radius, uniform_centre = np.random.RandomState(0).rand(3, 10)
    return x, *intervals(x, uniform_radius, uniform_centre, True)


def ridge_weights(x: np.ndarray, at: np.ndarray, ridge: float, bandwidth: float = 0.1) -> np.ndarray:
    """Weights (len(at), n) of the labels in a kernel ridge prediction. Their rows do not sum to one and may be negative."""
    gram, cross = (np.exp(-((side[:, None] - x) ** 2) / (2 * bandwidth**2)) for side in (x, at))
    values, vectors = np.linalg.eigh(gram)
    return cross @ (vectors / (values + len(x) * ridge)) @ vectors.T


def _iterate(columns: np.ndarray, start: np.ndarray, low: np.ndarray, high: np.ndarray, tolerance: float, most: int) -> tuple[np.ndarray, int]:
    n = start.size
    y, new = start.copy(), np.empty(n)
    for step in range(1, most + 1):
        moved = 0.0
        new[:] = 0.0
        for j in range(n):  # columns outside: the inner loop has no chain of sums
            for i in range(n):
                new[i] += columns[j, i] * y[j]
        for i in range(n):
            new[i] = min(max(new[i], low[i]), high[i])
            moved = max(moved, abs(new[i] - y[i]))
        y, new = new, y
        if moved <= tolerance:
            return y, step
    return y, most


iterate = kernel(_iterate)


def disambiguate(weights: np.ndarray, centres: np.ndarray, radii: np.ndarray, tolerance: float = TOLERANCE, most: int = 10_000_000) -> tuple[np.ndarray, int]:
    """(labels (n,), steps) of the published iteration from the centres: y <- clip(A A y) until no label moves by more than `tolerance`."""
    return iterate(np.ascontiguousarray((weights @ weights).T), centres, centres - radii, centres + radii, number("tolerance", tolerance, 0), whole_number("most", most))


def solved(weights: np.ndarray, centres: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """Where that iteration ends if it is let: the labels (n,) of the intervals with the least y.(I - A A) y, by active sets."""
    values, vectors = np.linalg.eigh((weights + weights.T) / 2)
    root = (vectors * np.sqrt(np.clip(1 - values**2, 0, None))) @ vectors.T
    return optimize.lsq_linear(root, np.zeros(centres.size), (centres - radii, centres + radii), method="bvls", tol=1e-12).x


def normalised(weights: np.ndarray, centres: np.ndarray, radii: np.ndarray, steps: int = 500) -> tuple[np.ndarray, np.ndarray]:
    """(labels (n,), objective (steps + 1,)) of alternating minimisation of sum_ij a_ij (z_i - y_j)^2, a the positive part of the weights."""
    a, y, path = np.maximum(weights, 0), centres.copy(), []
    for _ in range(whole_number("steps", steps) + 1):
        z = a @ y / a.sum(1)
        path.append(float((a * (z[:, None] - y) ** 2).sum()))
        y = np.clip(a.T @ z / a.sum(0), centres - radii, centres + radii)
    return y, np.array(path)


def infimum_predictions(weights: np.ndarray, centres: np.ndarray, radii: np.ndarray, corrected: bool) -> np.ndarray:
    """Where on the grid the weighted infimum loss is least, (queries,).

    The loss of z is (|z - c| - r)_+^2, `corrected`, or ((z - c)^2 - r)_+^2, as published, which is not an infimum of squares.
    """
    off = np.abs(GRID - centres[:, None])
    excess = off - radii[:, None] if corrected else off**2 - radii[:, None]
    return GRID[(weights @ np.maximum(excess, 0) ** 2).argmin(1)]


def reconstructions(
    x: np.ndarray, centres: np.ndarray, radii: np.ndarray, methods: tuple[str, ...] = METHODS, tolerance: float = TOLERANCE, most: int = 10_000_000
) -> dict[str, tuple[float, np.ndarray]]:
    """{method: (test error, predictions (200,))}, each with the ridge that is best for it on the test points, as published."""
    best: dict[str, tuple[float, np.ndarray]] = {}
    for ridge in RIDGES:
        own, weights = ridge_weights(x, x, ridge), ridge_weights(x, QUERIES, ridge)
        predictors = {
            "disambiguation": lambda own=own, weights=weights: weights @ disambiguate(own, centres, radii, tolerance, most)[0],
            "solved": lambda own=own, weights=weights: weights @ solved(own, centres, radii),
            "infimum": lambda own=own, weights=weights: infimum_predictions(weights, centres, radii, corrected=False),
            "corrected": lambda own=own, weights=weights: infimum_predictions(weights, centres, radii, corrected=True),
            "average": lambda own=own, weights=weights: weights @ centres,
        }
        for method in methods:
            values = predictors[method]()
            error = float(np.mean((values - truth(QUERIES)) ** 2))
            if method not in best or error < best[method][0]:
                best[method] = error, values
    return best


def interval_errors(
    n: int, skewed: bool, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, methods: tuple[str, ...] = METHODS, tolerance: float = TOLERANCE
) -> dict[str, Any]:
    """{method: test errors}, and {"wins"}: 1 where the first method errs less than the second, of {"trials"} 1; shapes (replicates,)."""
    n, tolerance = whole_number("n", n, 2), number("tolerance", tolerance, 0, low_open=True)
    if len(methods) < 2 or not set(methods) <= set(METHODS):
        raise refuse("methods", methods, "two or more of " + ", ".join(METHODS))
    rows = []
    for rng in generators(seed, replicates, first):
        x, uniform_radius, uniform_centre = rng.random((3, n))
        found = reconstructions(x, *intervals(x, 1 - uniform_radius, uniform_centre, skewed), tuple(methods), tolerance)
        rows.append([found[name][0] for name in methods])
    errors = np.array(rows).T
    return {**dict(zip(methods, errors, strict=True)), "wins": (errors[0] < errors[1]).astype(int), "trials": np.ones(replicates, dtype=int)}


def energy_drops(n: int, ridge: float, widen: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, steps: int = 30) -> dict[str, np.ndarray]:
    """{"drop"}: least ratio of the fall of y.(I - A A) y in a published step d to |d|^2, over `steps` steps; (replicates,).

    Radii are multiplied by `widen`, so that intervals bind or do not.
    """
    n, ridge, widen, steps = whole_number("n", n, 2), number("ridge", ridge, 0, low_open=True), number("widen", widen, 0, low_open=True), whole_number("steps", steps)
    found = []
    for rng in generators(seed, replicates, first):
        x, uniform_radius, uniform_centre = rng.random((3, n))
        centres, radii = intervals(x, 1 - uniform_radius, uniform_centre, True)
        weights, ratios, y = ridge_weights(x, x, ridge), [np.inf], centres.copy()
        for _ in range(steps):
            new = np.clip(weights @ (weights @ y), centres - widen * radii, centres + widen * radii)
            step = new - y
            if step @ step < 1e-8:  # beyond that the fall is lost in rounding
                break
            before, after = (side @ side - (weights @ side) @ (weights @ side) for side in (y, new))
            ratios.append((before - after) / (step @ step))
            y = new
        found.append(min(ratios))
    return {"drop": np.array(found)}


def published_reconstructions(*, seed: Any = None, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"x", "centre", "radius"}, (1, 10), and {method: predictions} on QUERIES, (1, 200), in the published draw."""
    x, centres, radii = published_draw()
    found = {name: values[None] for name, (_, values) in reconstructions(x, centres, radii).items()}
    return {"x": x[None], "centre": centres[None], "radius": radii[None], **found}
