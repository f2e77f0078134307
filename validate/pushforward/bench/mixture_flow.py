"""The exact-score engine at its promised size, and how its cost grows."""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import mixture_flow, solvers
from lawbook.validate.bench import Benchmark, Growth, Time


def fifty_modes(modes: int = 50) -> GaussianMixture:
    """Modes of deviation 0.3 around a circle of radius 6."""
    angle = 2 * np.pi * np.arange(modes) / modes
    return GaussianMixture(None, 6 * np.stack([np.cos(angle), np.sin(angle)], axis=1), 0.09)


def flow(particles: int, modes: int = 50, steps: int = 100, threads: int = 2) -> np.ndarray:
    """Euler's rule on the linear path."""
    noise = streams.generators(streams.root(0, "bench"), 1)[0].standard_normal((particles, 2))
    field = mixture_flow.velocity(fifty_modes(modes), mixture_flow.Schedule("linear"), threads)
    return solvers.integrate(field, noise, np.linspace(0, 1, steps + 1), "euler")


SAMPLE = streams.generators(streams.root(1, "bench"), 1)[0].standard_normal((20_000, 2))

MILLION = Time(
    name="million_particles",
    question="a million particles, 50 modes, d = 2, 100 steps",
    run=lambda: flow(1_000_000),
    most_seconds=60,
)
SCORES = Benchmark(
    name="scores_of_mixtures",
    question="scores and denoisers at 20 000 places, 50 modes, d = 2",
    ours=lambda: mixture_flow.posterior(SAMPLE, fifty_modes(), 0.5, 0.5),
    alternative=lambda: mixture_flow.details(SAMPLE, fifty_modes(), 0.5, 0.5),
    against="NumPy: all places and modes at once (it finds the Hessians too)",
    target=3,
)
PARTICLES = Growth(
    name="growth_of_flows",
    question="flows: particles",
    run=lambda size: flow(size, steps=5, threads=1),
    sizes=(10_000, 20_000, 40_000),
    exponent=1.0,
)
