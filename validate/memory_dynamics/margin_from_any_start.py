"""Margins along an integrated flow with three classes, from uneven starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment

TIMES = (0.1, 1.0, 10.0, 100.0, 1e4)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    starts = [(-2.0, 1.0), (3.0, -1.0), (0.5, 4.0)] + ([(-6.0, 5.0), (0.0, -8.0)] if level == "full" else [])
    return [{"tokens": spec, "t": list(TIMES), "m_1": a, "m_2": b} for spec in ("zipf:1:3", f"{tokens}#3") for a, b in starts]


def observe(
    tokens: str, t: list[float], m_1: float, m_2: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The margin of every token over the class after its label's at the times t, (1, 3 K); all start alike."""
    problem = problems.orthonormal(tokens, 3)
    rows = np.arange(3)
    start = np.zeros((3, 3))
    start[rows, (problem.labels + 1) % 3] = -m_1
    start[rows, (problem.labels + 2) % 3] = -m_2
    path = flow.flow(problem, t[-1], start=start, times=t, keep_scores=True)
    margins = path.scores[:, rows, problem.labels] - path.scores[:, rows, (problem.labels + 1) % 3]
    return {"margin": margins.T.reshape(1, -1)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    p, times = frequencies.resolve(cell["tokens"]), cell["t"]
    return {"p": np.repeat(p, len(times)), "t": np.tile(times, len(p)), "m_1": cell["m_1"], "m_2": cell["m_2"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.margin_from_any_start",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-7, reason="the integrator's tolerance of 1e-11 a step"),
)
