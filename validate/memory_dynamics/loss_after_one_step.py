"""One step of descent, small and huge, on Zipf's law and real tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import orthonormal_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"tokens": t, "M": M, "eta": eta} for t in ("zipf:1:20", f"{tokens}#50") for M in (2, 5) for eta in (0.5, 5.0, 50.0)]


def observe(
    tokens: str, M: int, eta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The loss after one step."""
    return {"loss": orthonormal_run(tokens, M, eta, 1).loss}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "M": cell["M"], "eta": cell["eta"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_after_one_step",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=1e-10, reason="rounding"),
    rounding=1e-12,
)
