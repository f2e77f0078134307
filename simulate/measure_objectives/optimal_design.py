"""Optimal design: the law of inputs at which a linear model is best measured, by exchange, with a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import linalg, optimize

from lawbook.simulate.inputs import choice, refuse, whole_number

CRITERIA = ("determinant", "trace")


@dataclass(frozen=True)
class Design:
    """Masses (n,) on the candidates, the information matrix (d, d), and by how much the equivalence theorem is missed.

    `gap`: largest gain of any candidate over what the design's own points average, relative to that average; 0 at the optimum.
    """

    masses: np.ndarray
    information: np.ndarray
    gap: float
    steps: int


def gains(features: np.ndarray, information: np.ndarray, criterion: str) -> np.ndarray:
    """Slope of the criterion at each candidate: f' M^-1 f for log det M, f' M^-2 f for -tr M^-1, shape (n,)."""
    half = np.linalg.solve(information, features.T)
    return (features.T * half).sum(0) if criterion == "determinant" else (half * half).sum(0)


def best_design(features: Any, criterion: str = "determinant", tolerance: float = 1e-8, most: int = 100_000) -> Design:
    """The best law on candidates with `features` (n, d), by exchanges of mass (Fedorov; Boehning's vertex exchange).

    Mass moves from the support's worst point to its best one, by the best amount, until the support is balanced; then the best
    of all candidates joins. Ends when no candidate gains more than `tolerance` over the average (Kiefer and Wolfowitz).

    Raises InputError for features without full rank, ArithmeticError where `most` exchanges do not suffice.
    """
    features, criterion = np.asarray(features, float), choice("criterion", criterion, CRITERIA)
    if features.ndim != 2 or not np.isfinite(features).all() or np.linalg.matrix_rank(features) < features.shape[1]:
        raise refuse("features", features.shape, "finite features (candidates, dimension) that span the dimension")
    start = linalg.qr(features.T, pivoting=True, mode="r")[1][: features.shape[1]]
    masses = np.zeros(features.shape[0])
    masses[start] = 1 / start.size
    gap, average = np.inf, 1.0
    for step in range(whole_number("most", most)):
        information = features.T @ (masses[:, None] * features)
        slope = gains(features, information, criterion)
        average = float(masses @ slope)
        held = masses > 0
        worst = int(np.argmin(np.where(held, slope, np.inf)))
        best = int(np.argmax(np.where(held, slope, -np.inf)))
        gap = float(slope.max() / average - 1)
        if gap <= tolerance:
            return Design(masses, information, gap, step)
        if slope[best] - slope[worst] <= max(0.1 * gap, 0.1 * tolerance) * average:
            best = int(np.argmax(slope))
        masses = _exchanged(features, masses, information, best, worst, criterion)
    raise ArithmeticError(f"best_design: a gap of {gap:g} after {most} exchanges, {tolerance:g} asked for")


def _exchanged(features: np.ndarray, masses: np.ndarray, information: np.ndarray, best: int, worst: int, criterion: str) -> np.ndarray:
    """Mass moved from `worst` to `best`, as much as is best and there is."""
    pair = features[[best, worst]]
    half = np.linalg.solve(information, pair.T)
    products = pair @ half
    amount = masses[worst]
    if criterion == "determinant":
        across = products[0, 0] * products[1, 1] - products[0, 1] ** 2
        found = min(amount, (products[0, 0] - products[1, 1]) / (2 * across)) if across > 0 else amount
    else:
        change = np.outer(pair[0], pair[0]) - np.outer(pair[1], pair[1])
        found = optimize.minimize_scalar(
            lambda moved: float(np.trace(np.linalg.inv(information + moved * change))), bounds=(0, amount * (1 - 1e-9)), method="bounded",
            options={"xatol": 1e-10 * amount},
        ).x  # fmt: skip
        found = amount if found > amount * (1 - 1e-6) else found
    masses = masses.copy()
    masses[best] += found
    masses[worst] = 0.0 if found >= amount else masses[worst] - found
    return masses


def polynomials(degree: int, candidates: int = 401) -> tuple[np.ndarray, np.ndarray]:
    """(places in [-1, 1], features (candidates, degree + 1)) of polynomial regression; Chebyshev polynomials, for the conditioning."""
    degree = whole_number("degree", degree, low=0)
    places = -np.cos(np.linspace(0, np.pi, whole_number("candidates", candidates, low=degree + 1)))
    return places, np.polynomial.chebyshev.chebvander(places, degree)


def best_places(degree: int, candidates: int = 401) -> tuple[np.ndarray, np.ndarray]:
    """(places, masses) of the best design of a polynomial on [-1, 1]: exchanges on candidates, neighbours merged, then a local search.

    The search moves angles and masses to the largest determinant; it assumes nothing about where the atoms are or what they weigh.
    """
    places, features = polynomials(degree, candidates)
    masses = best_design(features, tolerance=1e-4).masses
    held = np.flatnonzero(masses > 1e-4)
    groups = np.split(held, np.flatnonzero(np.diff(held) > 5) + 1)
    heavy = np.array([masses[group].sum() for group in groups])
    angles = np.arccos(-np.clip([places[group] @ masses[group] / masses[group].sum() for group in groups], -1, 1))

    def design(unknown: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        weight = np.exp(unknown[angles.size :])
        return -np.cos(unknown[: angles.size]), weight / weight.sum()

    def loss(unknown: np.ndarray) -> float:
        x, weight = design(unknown)
        rows = np.polynomial.chebyshev.chebvander(x, degree)
        return -np.linalg.slogdet(rows.T @ (weight[:, None] * rows))[1]

    found = optimize.minimize(loss, np.concatenate([angles, np.log(heavy)]), method="BFGS", options={"gtol": 1e-7})
    return design(found.x)


def polynomial_design(degree: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """Of the best design for a polynomial on [-1, 1], and of the uniform law on as many candidates, each (1,).

    {"atoms": how many, "inner": the least positive place, "variance": largest variance of a fitted value in units of noise/n,
    "uniform_variance": the same under uniform inputs on [-1, 1]}.
    """
    places, masses = best_places(degree)
    features = np.polynomial.chebyshev.chebvander(places, degree)
    _, everywhere = polynomials(degree)
    largest = gains(everywhere, features.T @ (masses[:, None] * features), "determinant").max()
    nodes, weights = np.polynomial.legendre.leggauss(degree + 1)
    plain = np.polynomial.chebyshev.chebvander(nodes, degree)
    uniform = gains(everywhere, plain.T @ (weights[:, None] / 2 * plain), "determinant").max()
    positive = places[places > 1e-6]
    return {name: np.array([value]) for name, value in {
        "atoms": float(places.size), "inner": positive.min(), "variance": largest, "uniform_variance": uniform}.items()}
