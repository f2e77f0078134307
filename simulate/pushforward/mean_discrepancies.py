"""Atomic laws on the line compared by averages over test functions, by the best of a ball of them, and by their tails."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import number, refuse
from lawbook.simulate.measures.kernel_discrepancy import gram
from lawbook.simulate.measures.laws import weights_of
from lawbook.simulate.measures.line import cramer, numbers_of


def _gap(x: Any, p: Any, w: Any) -> tuple[np.ndarray, np.ndarray]:
    x = numbers_of("x", x)
    return x, weights_of("p", p, x.size) - weights_of("w", w, x.size)


def mean_over_waves(x: Any, p: Any, w: Any, h: float, nodes: int = 120) -> float:
    """The mean of (difference of means)^2 over the functions cos(t x) and sin(t x), each with probability 1/2, t from N(0, 1/h^2).

    Laws have masses `p` and `w` (n,) at `x` (n,). By Gauss-Hermite's rule, exact to 1e-12 while the points' range is below 8 h.
    """
    x, gap = _gap(x, p, w)
    h = number("h", h, 0, low_open=True)
    if np.ptp(x) > 8 * h:
        raise refuse("x", float(np.ptp(x)), f"points within 8 h = {8 * h:g} of each other, or the rule is too coarse")
    t, masses = np.polynomial.hermite_e.hermegauss(nodes)
    turns = np.outer(t / h, x)
    squares = ((np.cos(turns) @ gap) ** 2 + (np.sin(turns) @ gap) ** 2) / 2
    return float(masses @ squares / masses.sum())


def best_of_ball(x: Any, p: Any, w: Any, h: float) -> float:
    """The largest difference of means over functions of norm 1 in the space of the kernel exp(-(x - y)^2/(2 h^2)).

    The maximum of v'a subject to a'K a = 1, v the differences of the means of the functions k(x_i, .), as the largest generalised
    eigenvalue of v v' against K: nothing of the known maximiser is used. K must be well conditioned: points apart.
    """
    x, gap = _gap(x, p, w)
    kernel = gram(x, x, number("h", h, 0, low_open=True))
    values, vectors = np.linalg.eigh(kernel)
    if values[0] < 1e-9 * values[-1]:
        raise refuse("x", x, "points that lie apart by a good part of h, or the functions k(x_i, .) are nearly dependent")
    whitened = (vectors / np.sqrt(values)).T @ (kernel @ gap)
    return float(np.sqrt(np.linalg.eigvalsh(np.outer(whitened, whitened))[-1]))


def observe(x: Any, p: Any, w: Any, h: float = 1.0, *, seed: np.random.SeedSequence | None = None, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """``waves``, ``ball_squared``, and ``tails``, the integral of the squared difference of the distribution functions; shapes (replicates,)."""
    found = {"waves": mean_over_waves(x, p, w, h), "ball_squared": best_of_ball(x, p, w, h) ** 2, "tails": cramer(x, x, p, w)}
    return {name: np.full(replicates, value) for name, value in found.items()}
