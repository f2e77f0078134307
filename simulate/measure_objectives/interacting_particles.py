"""Particles that interact through their mean, moved by steps of Euler and Maruyama: attraction, and consensus.

Every call moves `systems` clouds of n particles at once. A step at which the scheme is unstable is refused before the run.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.streams import generators

NOISES = ("isotropic", "by_coordinate")
SETTLED = 1e-6  # what is left of the start in the mean square; far below the noise


def stable_step(name: str, step: float, rate: float) -> float:
    """`step` where the explicit scheme of x' = -rate x is stable, step < 2/rate; else the error that says so."""
    step = number(name, step, 0, low_open=True)
    if step * rate >= 2:
        raise refuse(name, step, f"a step < {2 / rate:g} = 2/{rate:g}: beyond it the explicit scheme is unstable")
    return step


def steps_to_settle(step: float, slow: float, fast: float) -> int:
    """Steps after which less than `SETTLED` of the start's mean square is left, at both rates."""
    slowest = max(abs(1 - step * slow), abs(1 - step * fast))
    return 1 if slowest == 0 else int(np.ceil(np.log(SETTLED) / (2 * np.log(slowest))))


def attracted_particles(
    a: float, kappa: float, n: int, step: float, systems: int = 100, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Stationary particles of dX = -a X dt - kappa (X - mean) dt + sqrt(2) dB, each system beside its limit with the same noise.

    {"variance": mean square of a particle, "excess": its excess over the limit's particles, "mean_square": of the particles' mean},
    each averaged over particles, systems and time, shape (replicates,). All start at 0, run until the start is forgotten, and as long again.
    """
    a, kappa = number("a", a, 0, low_open=True), number("kappa", kappa, 0)
    n, systems = whole_number("n", n), whole_number("systems", systems)
    step = stable_step("step", step, a + kappa)
    count = steps_to_settle(step, a, a + kappa)
    found = []
    for rng in generators(seed, replicates, first):
        x, limit, sums = np.zeros((systems, n)), np.zeros((systems, n)), np.zeros(3)
        for index in range(2 * count):
            noise = np.sqrt(2 * step) * rng.standard_normal((systems, n))
            x += noise - step * (a * x + kappa * (x - x.mean(axis=1, keepdims=True)))
            limit += noise - step * (a + kappa) * limit
            if index >= count:
                square = np.vdot(x, x) / x.size
                sums += square, square - np.vdot(limit, limit) / x.size, np.mean(x.mean(axis=1) ** 2)
        found.append(sums / count)
    return dict(zip(("variance", "excess", "mean_square"), np.array(found).T, strict=True))


def consensus_spread(
    n: int, d: int, sigma: float, step: float, steps: int, noise: str = "isotropic", systems: int = 50, *,
    seed: np.random.SeedSequence, replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """Consensus without an objective: dX = -(X - mean) dt + sigma |X - mean| dB, or coordinate by coordinate.

    {"spread": mean square distance of the particles in R^d from their mean after `steps` steps, as a share of the first}, shape
    (replicates,): averaged over `systems` clouds, which start normal.
    """
    n, d, steps = whole_number("n", n, 2), whole_number("d", d), whole_number("steps", steps)
    sigma, step, systems = number("sigma", sigma, 0), stable_step("step", step, 1.0), whole_number("systems", systems)
    noise = choice("noise", noise, NOISES)
    found = []
    for rng in generators(seed, replicates, first):
        x = rng.standard_normal((systems, n, d))
        start = np.mean((x - x.mean(axis=1, keepdims=True)) ** 2, axis=(1, 2))
        for _ in range(steps):
            away = x - x.mean(axis=1, keepdims=True)
            size = np.sqrt((away**2).sum(axis=2, keepdims=True)) if noise == "isotropic" else away
            x = x - step * away + sigma * np.sqrt(step) * size * rng.standard_normal(x.shape)
        found.append(np.mean(np.mean((x - x.mean(axis=1, keepdims=True)) ** 2, axis=(1, 2)) / start))
    return {"spread": np.array(found)}
