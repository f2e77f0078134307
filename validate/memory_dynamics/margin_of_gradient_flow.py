"""Margins along an integrated gradient flow with orthonormal embeddings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment

TIMES = (0.1, 1.0, 10.0, 100.0, 1e4)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = list(TIMES) + ([1e6, 1e9] if level == "full" else [])
    return [{"tokens": spec, "M": M, "t": times} for spec, M in (("zipf:1:4", 2), ("zipf:1:4", 5), (f"{tokens}#4", 50))]


def observe(
    tokens: str, M: int, t: list[float], *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The margins of the first and the last token at the times t, (1, 2 K)."""
    path = flow.flow(problems.orthonormal(tokens, M), t[-1], times=t)
    return {"margin": path.margins[:, [0, -1]].T.reshape(1, -1)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    p = frequencies.resolve(cell["tokens"])
    count = len(cell["t"])
    return {"p": np.repeat([p[0], p[-1]], count), "t": np.tile(cell["t"], 2), "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.margin_of_gradient_flow",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-7, reason="the integrator's tolerance of 1e-11 a step"),
)
