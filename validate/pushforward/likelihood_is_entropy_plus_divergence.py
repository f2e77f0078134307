"""Mean negative log-likelihood of fresh data under an affine flow, by the change of variables."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "s": s, "mu": 0.5, "sigma": sigma} for m in (0.0, 1.0) for s in (0.5, 2.0) for sigma in (0.4, 1.5)]


def observe(
    m: float, s: float, mu: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"loss": mean over 10 000 draws}: each draw is sent back to its noise z, and pays -ln phi(z) + ln |f'|."""
    losses = []
    for rng in streams.generators(seed, replicates, first):
        z = (m + s * rng.standard_normal(10_000) - mu) / sigma
        losses.append(np.mean(z**2) / 2 + np.log(2 * np.pi) / 2 + np.log(sigma))
    return {"loss": np.array(losses)}



EXPERIMENT = Experiment(
    law="pushforward.likelihood_is_entropy_plus_divergence",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="mean",
    band=Band(relative=0.01, absolute=0.005, reason="a fifth of the planted 5 %"),
    looks=Looks(first=64, growth=4, most=3),
)
