"""Wrong drops at the published c = 24, counted on hard instances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import HARD, frequency

RUNS = 500


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    quick = level == "quick"
    deltas = (0.5, 0.125) if quick else (0.5, 0.125, 2.0**-6)
    return [{"p": p, "c": 24.0, "delta": d, "most": 400 if quick else 5_000} for p in (HARD[1:3] if quick else HARD) for d in deltas]


def observe(
    p: list[float], c: float, delta: float, most: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Runs in which the mode was dropped, among 500 per replicate, in the first `most` samples."""
    return frequency(
        "wrong_elimination", p, f"published:{c}", delta, RUNS, seed=seed, replicates=replicates, first=first,
        most_samples=most, until_mode_falls=True,
    )  # fmt: skip


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(cell["p"]), "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.validity_at_published_constant",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=4, growth=4, most=3),
    note="Drops after the last sample drawn are not seen: what is counted is less than what the law bounds.",
)
