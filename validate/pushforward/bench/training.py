"""Landscapes and training on characteristic functions, against the notebooks' way in NumPy (their PyTorch may be missing)."""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import landscape, training
from lawbook.validate.bench import Benchmark, Growth

MEANS, DEVIATIONS = np.linspace(-7, 13, 100), np.linspace(0, 15, 200)
LEFT, WIDTHS = np.linspace(-2, 8, 100), np.linspace(-8, 12, 200)
TEN, HUNDRED = cf.listed(np.linspace(0, 1, 10)), cf.listed(np.arange(1.0, 101.0))


def notebook_normal() -> np.ndarray:
    """One complex exponential per frequency and pair of parameters."""
    t = 1j * TEN.values[:, None, None]

    def moment(mean, deviation):
        return np.exp(mean * t) * np.exp((deviation * t) ** 2 / 2)

    z = moment(MEANS[None, :, None], DEVIATIONS[None, None, :]) - moment(3.0, 5.0)
    return (z.real**2 + z.imag**2).mean(axis=0) / 2


def notebook_uniform() -> np.ndarray:
    t = 1j * HUNDRED.values[:, None, None]

    def moment(low, high):
        return (np.exp(high * t) - np.exp(low * t)) / (t * (high - low))

    z = moment(LEFT[None, :, None], LEFT[None, :, None] + WIDTHS[None, None, :]) - moment(3.0, 5.0)
    return (z.real**2 + z.imag**2).mean(axis=0) / 2


def affine_runs(runs: int, steps: int = 100) -> training.Network:
    """Descent as in the authors' example: batches of 100 + 100, 100 frequencies in [-1, 1], target N(3, 4)."""
    t = cf.listed(np.linspace(-1, 1, 100))
    target = np.exp(3j * t.values - 2 * t.values**2)
    return training.train((1, 1), target, t, batch=100, steps=steps, rate=1e-2, seed=streams.root(0), replicates=runs)


def exact_descent() -> np.ndarray:
    """The 5000 steps of that example on the mean loss itself, which is known."""
    return landscape.descend((0.0, 0.5), (3.0, 2.0), cf.listed(np.linspace(-1, 1, 100)), 1e-2, 5000, every=5000)


NORMAL = Benchmark(
    name="landscape_of_normal_maps",
    question="100 x 200 losses at 10 frequencies, normal target",
    ours=lambda: landscape.losses_on_grid("normal", MEANS, DEVIATIONS, (3.0, 5.0), TEN),
    alternative=notebook_normal,
    against="the notebook in NumPy: all frequencies and pairs at once, in complex numbers",
    target=3,
)
UNIFORM = Benchmark(
    name="landscape_of_uniform_maps",
    question="100 x 200 losses at 100 frequencies, uniform target",
    ours=lambda: landscape.losses_on_grid("uniform", LEFT, WIDTHS, (3.0, 2.0), HUNDRED),
    alternative=notebook_uniform,
    against="the notebook in NumPy: two exponentials for each frequency and pair",
    target=15,
)
DESCENT = Benchmark(
    name="affine_training",
    question="training the affine map of the example gau_gau_1d, 5000 steps",
    ours=exact_descent,
    alternative=lambda: affine_runs(1),
    against="its stochastic descent in NumPy (100 steps are run, 5000 counted)",
    alternative_units=100 / 5000,
    target=10,
)
RUNS = Growth(
    name="growth_of_training",
    question="training: runs side by side",
    run=lambda size: affine_runs(size, steps=10),
    sizes=(2, 4, 8),
    exponent=1.0,
)
