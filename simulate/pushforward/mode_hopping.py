"""Langevin's diffusion between two modes of unequal weights: mean passage times, and the slowest rate of its generator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lawbook.simulate.inputs import number, refuse, whole_number


@dataclass(frozen=True)
class Wells:
    """The density w N(-a, sigma^2) + (1 - w) N(a, other^2), tabulated as logarithms on a grid that resolves its saddle; `other` is sigma if None."""

    a: float
    sigma: float
    w: float
    other: float | None = None

    def __post_init__(self) -> None:
        number("a", self.a, 0, low_open=True), number("sigma", self.sigma, 0, low_open=True)
        if self.other is None:
            object.__setattr__(self, "other", self.sigma)
        number("other", self.other, 0, low_open=True)
        if not 0 < number("w", self.w) < 1:
            raise refuse("w", self.w, "a number in ]0, 1[")

    def log_density(self, x: np.ndarray) -> np.ndarray:
        modes = ((self.w, -self.a, self.sigma), (1 - self.w, self.a, self.other))
        return np.logaddexp(*(np.log(w / s) - ((x - m) / s) ** 2 / 2 for w, m, s in modes)) - np.log(2 * np.pi) / 2

    def grid(self, fineness: int) -> tuple[np.ndarray, float]:
        """Cells' middles over the modes' reach and their width, the lesser deviation's square over a over `fineness` at most."""
        least, most = sorted((self.sigma, self.other))
        half = self.a + 7 * most
        count = 2 * int(np.ceil(half * max(self.a, least) / least**2 * whole_number("fineness", fineness)))
        width = 2 * half / count
        return (np.arange(count) + 0.5) * width - half, width


def passage_time(wells: Wells, fineness: int = 20) -> float:
    """Mean time from -a to a of dX = (log p)' dt + sqrt(2) dB: int_(-a)^a P(Y < x)/p(x) dx, by midpoints in both integrals.

    It solves u'' + (log p)' u' = -1 with u(a) = 0 and u' = 0 at the far left.
    """
    x, h = wells.grid(fineness)
    logs = wells.log_density(x)
    mass = np.cumsum(np.exp(logs)) * h  # up to the right end of each cell
    inner = mass - np.exp(logs) * h / 2
    inside = (x > -wells.a) & (x < wells.a)
    return float(h * (inner[inside] * np.exp(-logs[inside])).sum())


def slowest_rate(wells: Wells, fineness: int = 20, rounds: int = 6) -> float:
    """The smallest positive eigenvalue of the generator -f'' - (log p)' f', reflected at the ends; by inverse iteration.

    Each round solves u' = -(1/p) int p f from the nearer end, so that nothing cancels.
    """
    x, h = wells.grid(fineness)
    logs = wells.log_density(x)
    p = np.exp(logs)
    p /= p.sum() * h
    edges = wells.log_density((x[:-1] + x[1:]) / 2)
    f, rate = np.where(x < 0, 1 - wells.w, -wells.w).astype(float), 0.0
    for _ in range(whole_number("rounds", rounds)):
        f = f - h * (p @ f)
        flow = p * f
        left, right = np.cumsum(flow)[:-1] * h, -np.cumsum(flow[::-1])[::-1][1:] * h
        slope = -np.where(x[:-1] < 0, left, right) * np.exp(-edges)
        u = np.concatenate([[0.0], np.cumsum(slope) * h])
        u -= h * (p @ u)
        rate = float((p @ (f * f)) / (p @ (f * u)))
        f = u / np.abs(u).max()
    return rate
