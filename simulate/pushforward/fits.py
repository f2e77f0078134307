"""Affine samplers z -> m + s z and isotropic normal laws fitted to a target by several objectives, each minimised numerically.

Targets on the line are given by their quantile function at Phi(z) or their distribution function; covariances in d dimensions
as matrices. No closed form of a minimiser is used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from lawbook.simulate.inputs import choice, number
from lawbook.simulate.pushforward import linear_maps
from lawbook.simulate.pushforward.line_maps import Modes

KINDS = ("uniform", "exponential", "two modes", "laplace")


@dataclass(frozen=True)
class Target:
    """A law on the line: uniform on [0, w], exponential or Laplace of scale w, or modes at -w and w of deviation 1."""

    kind: str
    w: float = 1.0

    def __post_init__(self) -> None:
        choice("kind", self.kind, KINDS), number("w", self.w, 0, low_open=True)

    def at(self, z: np.ndarray) -> np.ndarray:
        """The quantile at Phi(z), accurate in both tails: the increasing map from normal noise."""
        if self.kind == "uniform":
            return self.w * special.ndtr(z)
        if self.kind == "exponential":
            return -self.w * special.log_ndtr(-z)
        if self.kind == "laplace":
            return -self.w * np.sign(z) * (special.log_ndtr(-np.abs(z)) + np.log(2))
        return Modes(self.w, 1.0).increasing(z)

    def cumulative(self, x: np.ndarray) -> np.ndarray:
        if self.kind == "uniform":
            return np.clip(x / self.w, 0, 1)
        if self.kind == "exponential":
            return -np.expm1(-np.maximum(x, 0) / self.w)
        if self.kind == "laplace":
            tail = np.exp(-np.abs(x) / self.w) / 2
            return np.where(x < 0, tail, 1 - tail)
        return Modes(self.w, 1.0).cumulative(x)


def _nodes() -> tuple[np.ndarray, np.ndarray]:
    z = np.linspace(-9, 9, 3601)
    mass = np.exp(-(z**2) / 2)
    return z, mass / mass.sum()


def mean_cost(first: Target, mean: float, deviation: float, order: int = 2) -> float:
    """W_p^p between the target and N(mean, deviation^2), by quadrature of the increasing coupling."""
    z, mass = _nodes()
    return float(mass @ np.abs(first.at(z) - mean - deviation * z) ** order)


def coupled_cost(first: Target, second: Target, order: int = 2) -> float:
    """W_p^p between two targets, by the same."""
    z, mass = _nodes()
    return float(mass @ np.abs(first.at(z) - second.at(z)) ** order)


def moments(target: Target) -> tuple[float, float]:
    """Mean and standard deviation, by quadrature."""
    z, mass = _nodes()
    x = target.at(z)
    mean = float(mass @ x)
    return mean, float(np.sqrt(mass @ (x - mean) ** 2))


def fitted(target: Target, objective: str) -> float:
    """The slope s > 0 of the best affine sampler under "likelihood", "wasserstein" or "energy"; to about 1e-6."""
    mean, deviation = moments(target)
    choice("objective", objective, ("likelihood", "wasserstein", "energy"))
    if objective == "likelihood":  # E -log p(Y)

        def loss(log_s: float, m: float) -> float:
            return log_s + (deviation**2 + (mean - m) ** 2) / (2 * np.exp(2 * log_s))
    elif objective == "wasserstein":

        def loss(log_s: float, m: float) -> float:
            return mean_cost(target, m, np.exp(log_s))
    else:
        x = np.linspace(mean - 12 * deviation, mean + 12 * deviation, 24_001)
        wanted = target.cumulative(x)

        def loss(log_s: float, m: float) -> float:
            return float(((special.ndtr((x - m) / np.exp(log_s)) - wanted) ** 2).sum() * (x[1] - x[0]))

    symmetric = target.kind != "exponential"
    if symmetric:
        found = optimize.minimize_scalar(lambda u: loss(u, mean), bounds=(np.log(deviation) - 1, np.log(deviation) + 1), method="bounded",
                                         options={"xatol": 1e-9})
        return float(np.exp(found.x))
    found = optimize.minimize(lambda p: loss(p[0], p[1]), [np.log(deviation), mean], method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-14})
    return float(np.exp(found.x[0]))


def energy_loss(target: Target, mean: float, deviation: float, points: int = 40_001) -> float:
    """Integral of (F - G)^2, G of N(mean, deviation^2), by the midpoint rule on the cells of a grid; smooth in `deviation`."""
    reach = 12 * max(deviation, moments(target)[1])
    x = np.linspace(mean - reach, mean + reach, points)
    return float(((special.ndtr((x - mean) / deviation) - target.cumulative(x)) ** 2).sum() * (x[1] - x[0]))


def isotropic_variance(covariance: np.ndarray, objective: str) -> float:
    """sigma^2 of the best N(0, sigma^2 I) for N(0, covariance): "forward", "reverse" divergence or "transport"."""
    covariance, d = linear_maps.checked("covariance", covariance), len(covariance)
    choice("objective", objective, ("forward", "reverse", "transport"))

    def loss(log_variance: float) -> float:
        fit = np.exp(log_variance) * np.eye(d)
        if objective == "transport":
            return linear_maps.cost(linear_maps.transport(covariance, fit), covariance)
        first, second = (covariance, fit) if objective == "forward" else (fit, covariance)
        ratio = np.linalg.solve(second, first)
        return float(np.trace(ratio) - np.linalg.slogdet(ratio)[1])

    centre = np.log(np.trace(covariance) / d)
    found = optimize.minimize_scalar(loss, bounds=(centre - 8, centre + 1), method="bounded", options={"xatol": 1e-9})
    return float(np.exp(found.x))


def kullback(mean: float, deviation: float, bend: float = 0.0) -> float:
    """KL between f_# N(mean, deviation^2) and f_# N(0, 1), by quadrature over x, for f(z) = sinh(bend z)/bend (f(z) = z at 0)."""
    z = mean + deviation * np.linspace(-9, 9, 20_001)
    x = z if bend == 0 else np.sinh(bend * z) / bend  # 20 001 cells: relative error 1e-7
    slope = np.ones_like(z) if bend == 0 else np.cosh(bend * z)
    first = -(((z - mean) / deviation) ** 2) / 2 - np.log(deviation) - np.log(slope)
    second = -(z**2) / 2 - np.log(slope)
    return float(np.trapezoid(np.exp(first) / np.sqrt(2 * np.pi) * (first - second), x))


def bent_wasserstein(mean: float, deviation: float, bend: float) -> float:
    """Squared W_2 between the same two laws; both are increasing images of one normal variable."""
    z, mass = _nodes()
    shape = (lambda t: t) if bend == 0 else (lambda t: np.sinh(bend * t) / bend)
    return float(mass @ (shape(mean + deviation * z) - shape(z)) ** 2)
