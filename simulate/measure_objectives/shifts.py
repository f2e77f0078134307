"""What a shift of the law costs: worst cases in a ball, regression under covariate shift, importance weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize

from lawbook.simulate.inputs import non_negative, number, probability_vector, refuse, whole_number
from lawbook.simulate.streams import generators

DIVERGENCES = ("kullback", "chi_square")


def worst_risk(p: Any, losses: Any, radius: float, divergence: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"risk"}: the largest mean loss over laws nu on the same atoms with divergence(nu || p) <= radius, by a primal solver, shape (1,)."""
    p, losses, radius = probability_vector("p", p), non_negative("losses", losses), number("radius", radius, 0, low_open=True)
    if losses.shape != p.shape or divergence not in DIVERGENCES or (p == 0).any():
        raise refuse("losses, divergence, p", (losses.shape, divergence, p.min()), f"as many losses as positive probabilities, and one of {', '.join(DIVERGENCES)}")

    def distance(nu: np.ndarray) -> float:
        nu = np.maximum(nu, 1e-300)
        return float(nu @ np.log(nu / p)) if divergence == "kullback" else float(((nu - p) ** 2 / p).sum())

    def slope(nu: np.ndarray) -> np.ndarray:
        nu = np.maximum(nu, 1e-300)
        return np.log(nu / p) + 1 if divergence == "kullback" else 2 * (nu - p) / p

    found = optimize.minimize(
        lambda nu: -nu @ losses, p, jac=lambda nu: -losses, bounds=[(0, 1)] * p.size, method="SLSQP", options={"ftol": 1e-15, "maxiter": 2000},
        constraints=[
            {"type": "eq", "fun": lambda nu: nu.sum() - 1, "jac": lambda nu: np.ones(p.size)},
            {"type": "ineq", "fun": lambda nu: radius - distance(nu), "jac": lambda nu: -slope(nu)},
        ],
    )  # fmt: skip
    return {"risk": np.array([-found.fun])}


def worst_normal_risk(m: float, s: float, radius: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"risk"}: the largest mean of a N(m, s^2) loss over a Kullback-Leibler ball, by tilting on a grid until the ball's edge, shape (1,)."""
    m, s, radius = number("m", m), number("s", s, 0, low_open=True), number("radius", radius, 0, low_open=True)
    losses = m + s * np.linspace(-14, 14, 4001)
    base = -(((losses - m) / s) ** 2) / 2

    def tilted(slope: float) -> tuple[float, float]:
        log_mass = base + slope * losses
        mass = np.exp(log_mass - log_mass.max())
        mass /= mass.sum()
        plain = np.exp(base - base.max())
        plain /= plain.sum()
        return float(mass @ losses), float(mass @ np.log(np.maximum(mass, 1e-300) / np.maximum(plain, 1e-300)))

    edge = optimize.brentq(lambda slope: tilted(slope)[1] - radius, 1e-9, 12 / s, xtol=1e-14)
    return {"risk": np.array([tilted(edge)[0]])}


def least_squares(
    train: Any, test: Any, n: int, noise: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, block: int = 50
) -> dict[str, np.ndarray]:
    """{"excess"}: mean excess risk over `block` fits of a linear model to n rows, covariances diag(train) and diag(test), (replicates,)."""
    train, test = non_negative("train", train), non_negative("test", test)
    n, noise = whole_number("n", n, low=train.size), number("noise", noise, 0)
    if train.shape != test.shape or (train == 0).any():
        raise refuse("train", train, "as many positive variances as `test` has")
    found = []
    for rng in generators(seed, replicates, first):
        rows = rng.standard_normal((block, n, train.size)) * np.sqrt(train)
        residual = noise * rng.standard_normal((block, n, 1))
        gram = rows.transpose(0, 2, 1) @ rows
        error = np.linalg.solve(gram, rows.transpose(0, 2, 1) @ residual)[..., 0]
        found.append((error**2 @ test).mean())
    return {"excess": np.array(found)}


def best_training_cost(spectrum: Any, budget: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"cost"}: least tr(S_test S_train^-1) over all S_train of trace `budget`, by descent on its Cholesky factor, shape (1,)."""
    spectrum, budget = non_negative("spectrum", spectrum), number("budget", budget, 0, low_open=True)
    d = spectrum.size
    lower = np.tril_indices(d)
    rng, = generators(seed, 1, 0)

    def cost(entries: np.ndarray) -> float:
        factor = np.zeros((d, d))
        factor[lower] = entries
        train = factor @ factor.T
        return float(np.trace(np.linalg.solve(train, np.diag(spectrum))) * np.trace(train) / budget)

    start = np.eye(d)[lower] + 0.1 * rng.standard_normal(lower[0].size)
    found = optimize.minimize(cost, start, method="BFGS", options={"gtol": 1e-9})
    return {"cost": np.array([found.fun])}


def mean_weight(shift: float, scale: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, draws: int = 4000) -> dict[str, np.ndarray]:
    """{"weight"}: mean importance weight dq/dp at draws from q = N(shift, scale^2), p = N(0, 1), shape (replicates,)."""
    shift, scale = number("shift", shift), number("scale", scale, 0, low_open=True)
    found = []
    for rng in generators(seed, replicates, first):
        x = shift + scale * rng.standard_normal(draws)
        found.append(np.exp(x**2 / 2 - ((x - shift) / scale) ** 2 / 2).mean() / scale)
    return {"weight": np.array(found)}


def misspecified_fit(
    m: float, s: float, test_mean: float, test_deviation: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"risk"}: risk at N(test_mean, test_deviation^2) of the line fitted to y = x^2 under N(m, s^2), by Gauss-Hermite rules, shape (1,)."""
    m, s = number("m", m), number("s", s, 0, low_open=True)
    test_mean, test_deviation = number("test_mean", test_mean), number("test_deviation", test_deviation, 0)
    nodes, weights = np.polynomial.hermite_e.hermegauss(12)
    weights = weights / weights.sum()
    x, x_test = m + s * nodes, test_mean + test_deviation * nodes
    design = np.stack([np.ones_like(x), x], 1) * np.sqrt(weights)[:, None]
    line = np.linalg.lstsq(design, x**2 * np.sqrt(weights), rcond=None)[0]
    return {"risk": np.array([weights @ (line[0] + line[1] * x_test - x_test**2) ** 2])}
