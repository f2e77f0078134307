"""The loss of infinitely many Zipf tokens against the integral that its power law is, both from one integrated flow."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import zeta

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.simulate.memory_scaling.zipf_nodes import zipf_nodes
from lawbook.validate.experiment import Band, Experiment

LATE, EARLY = 1e9, 1e-10  # clocks p t beyond which the loss of a token is taken as its limit


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    cases = [(2.0, 2), (1.5, 2), (3.0, 2), (2.0, 10)] + ([(1.2, 2), (2.5, 50)] if level == "full" else [])
    return [{"alpha": alpha, "M": M, "t": t} for alpha, M in cases for t in (100.0, 200.0, 400.0, 800.0, 1600.0)]


def observe(
    alpha: float, M: int, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The integral of p(x) l(p(x) t) over all x > 0 less its sum over x = 1, 2, ...; l from the integrated flow."""
    total = float(zeta(alpha))
    low, high = (np.log(t / (total * clock)) / alpha for clock in (LATE, EARLY))
    edges = np.linspace(low, high, int(np.ceil(high - low)) + 1)
    places, weights = np.polynomial.legendre.leggauss(16)
    half = (edges[1] - edges[0]) / 2
    x = np.exp(edges[:-1, None] + half * (1 + places)).ravel()
    share = x**-alpha / total
    nodes = zipf_nodes(alpha, np.inf, 1, ())
    clock, place = np.unique(np.concatenate([share, nodes.p]) * t, return_inverse=True)
    loss = flow.flow(problems.orthonormal([1.0], M), float(clock[-1]), times=clock.tolist()).loss[place]
    integral = float(np.sum(np.tile(weights * half, len(edges) - 1) * x * share * loss[: len(x)]))
    learnt, unseen = np.exp(low) * (M - 1) / (M * t), np.log(M) * np.exp(high * (1 - alpha)) / ((alpha - 1) * total)
    summed = float(np.sum(nodes.multiplicity * nodes.p * loss[len(x) :])) + nodes.beyond * np.log(M)
    return {"deficit": np.array([learnt + integral + unseen - summed])}


EXPERIMENT = Experiment(
    law="memory_dynamics.second_term_of_zipf_loss",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; the next terms fall like log t / t"),
    rounding=1e-5,
)
