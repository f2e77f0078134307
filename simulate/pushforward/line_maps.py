"""Maps from normal noise to two modes on the line: the increasing one, and those with a bounded slope.

The target is (N(-a, sigma^2) + N(a, sigma^2))/2. A map with slopes at most L cannot reach it when the modes are far apart;
what it loses is counted in total variation, half the integral of |p - q|.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from lawbook.simulate.inputs import choice, number, refuse, whole_number

REACH = 9.0
SAMPLERS = ("increasing", "decreasing", "two latents", "radial", "folded")


@dataclass(frozen=True)
class Modes:
    """The target: two equal modes at -a and a, of standard deviation sigma."""

    a: float
    sigma: float

    def __post_init__(self) -> None:
        number("a", self.a, 0), number("sigma", self.sigma, 0, low_open=True)

    def density(self, x: np.ndarray) -> np.ndarray:
        return np.exp(-(((np.abs(x) - self.a) / self.sigma) ** 2) / 2) * (1 + np.exp(-2 * np.abs(x) * self.a / self.sigma**2)) / (
            2 * self.sigma * np.sqrt(2 * np.pi)
        )

    def cumulative(self, x: np.ndarray) -> np.ndarray:
        return (special.ndtr((x - self.a) / self.sigma) + special.ndtr((x + self.a) / self.sigma)) / 2

    def noise_at(self, x: np.ndarray) -> np.ndarray:
        """The noise that the increasing map sends to x: accurate near 0 and in both tails."""
        size, scale = np.abs(x), self.sigma * np.sqrt(2)
        tail = (special.erfc((size - self.a) / scale) + special.erfc((size + self.a) / scale)) / 4
        middle = (special.erfc((self.a - size) / scale) - special.erfc((self.a + size) / scale)) / 4  # mass of [0, |x|]
        near = np.sqrt(2) * special.erfinv(np.minimum(2 * middle, 0.9))
        return np.sign(x) * np.where(middle < 0.4, near, -special.ndtri(tail))

    def grid(self, points: int) -> np.ndarray:
        """Places from deep in the left tail to deep in the right one, symmetric, without 0."""
        points = whole_number("points", points, 4)
        half = (np.arange(points // 2) + 0.5) * (self.a + 7.5 * self.sigma) / (points // 2)
        return np.concatenate([-half[::-1], half])

    def increasing(self, z: np.ndarray) -> np.ndarray:
        """The increasing map at noise z, by interpolation in a fine table of its inverse (error about 1e-7)."""
        table = self.grid(200_001)
        return np.interp(z, self.noise_at(table), table)


def steepest(target: Modes, step: float = 1e-3) -> float:
    """Largest difference quotient of the increasing map, on a grid in its image; relative error about step^2/24."""
    width = number("step", step, 0, low_open=True) * target.sigma**2 / max(target.a, target.sigma)
    count = int((target.a + 3 * target.sigma) / width)
    x = (np.arange(-count, count + 2) - 0.5) * width
    z = target.noise_at(x)
    return float((width / np.diff(z)).max())


def slope_of(sampler: str, target: Modes, points: int = 2001) -> float:
    """Largest derivative found for a map with the target's law, of one or two normal latents.

    Each is the increasing map T after a function G of the latents that is standard normal itself; T' = phi/p(T). With two
    latents G = (z_1 + z_2)/sqrt(2), or radial: G = Phi^(-1)(1 - exp(-|z|^2/2)); folded: G = Phi^(-1)(2 Phi(|z|) - 1).
    """
    points = whole_number("points", points, 11)
    bell = np.sqrt(2 * np.pi)
    if choice("sampler", sampler, SAMPLERS) in ("increasing", "decreasing", "two latents"):
        inner, chain = np.linspace(-3, 3, points | 1), 1.0  # the gradient of G has length 1
    elif sampler == "radial":
        radius = np.linspace(0.02, 4, points)
        inner = special.ndtri(-np.expm1(-(radius**2) / 2))
        chain = radius * np.exp(-(radius**2) / 2) * bell * np.exp(inner**2 / 2)
    else:
        z = np.linspace(0.01, 3, points)
        inner = special.ndtri(2 * special.ndtr(z) - 1)
        chain = 2 * np.exp((inner**2 - z**2) / 2)
    return float((chain * np.exp(-(inner**2) / 2) / bell / target.density(target.increasing(inner))).max())


def limited(target: Modes, slope: float, kind: str, points: int = 40_001) -> tuple[np.ndarray, np.ndarray]:
    """(x, z): the noise z(x) that a map with slopes at most `slope` sends to x.

    "odd": the increasing map's slope cut at `slope`, starting from 0 towards both sides. "one-sided": from the right,
    it follows the increasing map wherever its slope allows, so that only one mode is robbed. "affine": z = x/slope.
    """
    if number("slope", slope, 0, low_open=True) < target.sigma:
        raise refuse("slope", slope, f"at least sigma = {target.sigma}: else not even one mode is reached")
    x = target.grid(points)
    z = target.noise_at(x)
    if choice("kind", kind, ("odd", "one-sided", "affine")) == "affine":
        return x, x / slope
    step = np.maximum(np.diff(z), np.diff(x) / slope)
    if kind == "odd":  # the slopes are cut one by one
        middle = len(x) // 2
        inverse = np.concatenate([[0.0], np.cumsum(step)])
        return x, inverse - (inverse[middle - 1] + inverse[middle]) / 2
    lean = z - x / slope  # the largest function below z that rises by 1/slope or faster
    return x, np.minimum.accumulate(lean[::-1])[::-1] + x / slope


def total_variation(target: Modes, x: np.ndarray, z: np.ndarray) -> float:
    """Total variation between the target and the law with P(X <= x) = Phi(z), from the masses of the cells between the places x."""
    edges = np.concatenate([[0.0], special.ndtr(z), [1.0]])
    wanted = np.concatenate([[0.0], target.cumulative(x), [1.0]])
    return float(np.abs(np.diff(edges) - np.diff(wanted)).sum() / 2)


def least_total_variation(target: Modes, slope: float, offsets: int = 200, points: int = 20_000) -> float:
    """The least total variation of any sampler with slopes at most `slope`, of any number of normal latents, by search.

    The law of such a sampler crosses x = 0 at some noise -offset/slope and from there rises at least as fast as
    z = (x - offset)/slope. So it loses at least the rise of that line's law over the target's, or its height above it; a
    map that keeps to the line where it must attains this. Grid over offsets, so up to 1e-4 too large.
    """
    number("slope", slope, target.sigma)
    x = target.grid(points)
    wanted, left = target.cumulative(x), x < 0
    found = np.inf
    for offset in np.linspace(0, target.a + 2 * target.sigma, whole_number("offsets", offsets, 2)):
        gap = special.ndtr((x - offset) / slope) - wanted
        low, high = gap[left].min(), gap[~left].max()
        found = min(found, max(high - low, -low, high))
    return float(found)
