"""Error over loss for memories of every kind: random, trained, and near the worst case."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_dynamics import minimiser
from lawbook.validate.experiment import Experiment

DRAWS = 400


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Scores of several sizes; with small leads of one wrong class the bound is nearly reached."""
    return [{"tokens": t, "M": M, "size": size} for t in ("zipf:1:8", f"{tokens}#8") for M in (2, 5) for size in (0.01, 1.0, 10.0)]


def observe(
    tokens: str, M: int, size: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The largest ratio of error to loss over random scores; all classes but two are out of the question."""
    p = frequencies.resolve(tokens)
    label, found = np.arange(len(p)) % M, 0.0
    for rng in streams.generators(seed, DRAWS):
        scores = size * rng.standard_normal((len(p), M))
        rival = (label + 1) % M
        scores[(np.arange(M) != label[:, None]) & (np.arange(M) != rival[:, None])] -= 60
        wrong = float(p[scores.argmax(axis=1) != label].sum())
        found = max(found, wrong / minimiser.loss_of(scores, p, label))
    return {"error_over_loss": np.array([found])}


def values(cell: dict[str, Any]) -> dict[str, Any]:
    return {"N": 8, "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.accuracy_certificate",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-12,
)
