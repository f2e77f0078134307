"""Truncated search with and without the published slack, on the same samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.truncated import truncated_search
from lawbook.simulate.streams import root
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "R": R} for p, R in (("zipf:1:100", 13), ("dirichlet:2:60:0", 12), ("geometric:100", 13), ("one:1000", 14))]


def observe(p: Any, R: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"difference": questions with slack less those without, absolute, over twenty runs of a fixed seed}."""
    both = [truncated_search(p, 2 ** (R + 1) - 2, slack=s, seed=root(0, "slack"), replicates=20)["queries"] for s in (True, False)]
    return {"difference": np.array([np.abs(both[0] - both[1]).sum()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"])), "R": cell["R"]}


EXPERIMENT = Experiment(
    law="mode_estimation.slack_schedule_is_inert",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="whole numbers"),
)
