"""Sinkhorn divergences of samples: on two points, where a sample is a count, and on the unit square."""

from __future__ import annotations

import numpy as np
from scipy import stats

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.measures.sinkhorn import sinkhorn_divergence
from lawbook.simulate.streams import generators


def divergence_of_coins(p: np.ndarray, q: np.ndarray, epsilon: float, tolerance: float = 1e-12) -> np.ndarray:
    """Divergence of masses (1 - p, p) and (1 - q, q) at the points 0 and 1, cost |x - y|^2; p, q of one shape, in [0, 1].

    Sinkhorn's iteration for all pairs at once, on the logarithms' differences (two points, so one number a potential).
    """
    p, q = np.broadcast_arrays(np.asarray(p, dtype=float), np.asarray(q, dtype=float))
    return transport_of_coins(p, q, epsilon, tolerance) - (
        transport_of_coins(p, p, epsilon, tolerance) + transport_of_coins(q, q, epsilon, tolerance)
    ) / 2


def transport_of_coins(p: np.ndarray, q: np.ndarray, epsilon: float, tolerance: float) -> np.ndarray:
    """Least of <P, cost> + epsilon KL(P || a x b) for the same masses."""
    near = np.exp(-1 / epsilon)
    g = np.zeros(p.shape + (2,))
    a, b = np.stack([1 - p, p], axis=-1), np.stack([1 - q, q], axis=-1)
    kernel = np.array([[1.0, near], [near, 1.0]])
    for _ in range(100_000):
        f = -np.log((b * np.exp(g)) @ kernel)
        following = -np.log((a * np.exp(f)) @ kernel)
        change = float(np.abs(following - g).max(initial=0.0))
        g = following
        if change <= tolerance:
            return epsilon * ((a * f).sum(axis=-1) + (b * g).sum(axis=-1))
    raise ArithmeticError(f"no balance at epsilon = {epsilon:g} after 100000 steps: last change {change:.3g}")


def coins(
    n: int, epsilon: float, delta: float = 0.0, *, seed: np.random.SeedSequence | None = None, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """n tosses of a coin with heads 1/2 + delta against n of one with heads 1/2 - delta: sums over all numbers of heads.

    ``divergence``: the mean of the samples' Sinkhorn divergence; ``fluctuation``: its variance. Nothing is random; shapes
    (replicates,). Numbers of heads with probability below 1e-12 are left out. Cost: about 250 n divergences.
    """
    n, epsilon = whole_number("n", n), number("epsilon", epsilon, 0, low_open=True)
    delta = number("delta", delta, 0, 0.49)
    heads = np.arange(n + 1)
    first_law, second_law = stats.binom.pmf(heads, n, 0.5 + delta), stats.binom.pmf(heads, n, 0.5 - delta)
    x, y = heads[first_law > 1e-12], heads[second_law > 1e-12]
    found = divergence_of_coins(x[:, None] / n, y[None, :] / n, epsilon)
    masses = np.outer(first_law[x], second_law[y])
    masses /= masses.sum()
    mean = float((masses * found).sum())
    variance = float((masses * (found - mean) ** 2).sum())
    return {"divergence": np.full(replicates, mean), "fluctuation": np.full(replicates, variance)}


def square(
    n: int, epsilon: float, shift: float = 0.0, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"divergence": of n draws of U[0, 1]^2 and n of the same law moved by `shift` along the first axis}, (replicates,)."""
    n, epsilon, shift = whole_number("n", n), number("epsilon", epsilon, 0, low_open=True), number("shift", shift)
    found = []
    for rng in generators(seed, replicates, first):
        x, y = rng.random((n, 2)), rng.random((n, 2)) + np.array([shift, 0.0])
        found.append(sinkhorn_divergence(x, y, epsilon, tolerance=1e-6))
    return {"divergence": np.array(found)}


def normal_clouds(
    n: int, d: int, epsilon: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"divergence": of two samples of n draws each of N(0, I_d)}, (replicates,)."""
    n, d, epsilon = whole_number("n", n), whole_number("d", d), number("epsilon", epsilon, 0, low_open=True)
    found = [sinkhorn_divergence(rng.standard_normal((n, d)), rng.standard_normal((n, d)), epsilon, tolerance=1e-5) for rng in generators(seed, replicates, first)]
    return {"divergence": np.array(found)}
