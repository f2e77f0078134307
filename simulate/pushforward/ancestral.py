"""Chains of the ancestral sampler (DDPM) on normal data, by the variance of their linear maps; scores from the noised law itself."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import number
from lawbook.simulate.pushforward import few_steps, mixture_flow, solvers

KINDS = ("large", "small", "exact")


def ratios(betas: Any) -> np.ndarray:
    """Noise over signal (1 - A_k)/A_k after k = 0, ..., N steps of the rates `betas`."""
    signal = solvers.signal_of(betas)
    return (1 - signal) / signal


def output_variance(s: float, betas: Any, kind: str, start: float | None = None) -> float:
    """Variance of the sampler's output on N(0, s^2), from the exact law at the noisy end, or from N(0, start)."""
    s, signal = number("s", s, 0, low_open=True), solvers.signal_of(betas)
    noise = solvers.reverse_variance(kind, betas, s**2)
    mixture = few_steps.normal(s)
    variance = mixture_flow.noised(mixture, np.sqrt(1 - signal[-1]), np.sqrt(signal[-1])).covariance()[0, 0] if start is None else number("start", start, 0)
    for k in range(len(noise), 0, -1):
        rate = 1 - signal[k] / signal[k - 1]
        score = mixture_flow.posterior(np.ones((1, 1)), mixture, np.sqrt(1 - signal[k]), np.sqrt(signal[k]))[0][0, 0]
        variance = (1 + rate * score) ** 2 / (1 - rate) * variance + noise[k - 1]
    return float(variance)


def sampled_variance(s: float, betas: Any, kind: str, particles: int, rng: np.random.Generator) -> float:
    """The same by particles: the sampler itself, mean square of its outputs."""
    signal, mixture = solvers.signal_of(betas), few_steps.normal(s)
    x = mixture_flow.noised(mixture, np.sqrt(1 - signal[-1]), np.sqrt(signal[-1])).sample(particles, rng)

    def score(x: np.ndarray, A: float) -> np.ndarray:
        return mixture_flow.posterior(x, mixture, np.sqrt(1 - A), np.sqrt(A))[0]

    return float(np.mean(solvers.ancestral(score, x, betas, solvers.reverse_variance(kind, betas, s**2), rng) ** 2))
