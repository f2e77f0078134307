"""Entropic transport between normal laws of the line, on a grid: values, divergences, and how fast Sinkhorn converges."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.measures.sinkhorn import self_transport, sinkhorn

REACH = 7.0  # standard deviations on each side


def grid_of(mean: float, deviation: float, points: int) -> tuple[np.ndarray, np.ndarray]:
    """Places and masses of N(mean, deviation^2) on a uniform grid."""
    z = np.linspace(-REACH, REACH, points)
    mass = np.exp(-(z**2) / 2)
    return mean + deviation * z, mass / mass.sum()


def transport_of_normals(
    a: float, b: float, epsilon: float, *, shift: float = 0.0, points: int = 161, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"cost", "divergence", "contraction"} for N(0, a^2) and N(shift, b^2), shape (1,).

    The cost is the least of E |x - y|^2 + epsilon KL; the divergence has the costs to themselves taken off; the contraction is
    that of the marginals' violation in a full step of Sinkhorn's iteration (NaN where too few steps are made to see it).
    """
    a, b = number("a", a, 0, low_open=True), number("b", b, 0, low_open=True)
    epsilon, shift, points = number("epsilon", epsilon, 0, low_open=True), number("shift", shift), whole_number("points", points, low=3)
    (x, p), (y, q) = grid_of(0.0, a, points), grid_of(shift, b, points)
    across = sinkhorn(p, q, (x[:, None] - y) ** 2, epsilon, 1e-9)
    own = self_transport(p, (x[:, None] - x) ** 2, epsilon, 1e-10)[0] + self_transport(q, (y[:, None] - y) ** 2, epsilon, 1e-10)[0]
    late = across.violations[(across.violations < 1e-4) & (across.violations > 1e-8)]
    return {
        "cost": np.array([across.cost]),
        "divergence": np.array([across.cost - own / 2]),
        "contraction": np.array([np.exp(np.mean(np.diff(np.log(late)))) if late.size > 1 else np.nan]),
    }
