"""Wrong drops, counted on hard instances: what the experiments of the rules' validity share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.mode_estimation.elimination_runs import HARD, frequency

RUNS = 500
NOTE = "Drops after the last sample drawn are not seen: what is counted is less than what the law bounds."


def hard_cells(level: str, rule: str, c: float | None = None) -> list[dict[str, Any]]:
    """Hard instances at small and large delta, with the rule and, where it has one, its constant."""
    quick = level == "quick"
    deltas = (0.5, 0.125) if quick else (0.5, 0.125, 2.0**-6)
    chosen = {"rule": rule} | ({} if c is None else {"c": c}) | {"most": 400 if quick else 5_000}
    return [{"p": p, "delta": d, **chosen} for p in (HARD[1:3] if quick else HARD) for d in deltas]


def observe(
    p: list[float], delta: float, rule: str, most: int, c: float | None = None, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Runs in which the mode was dropped, among 500 per replicate, in the first `most` samples."""
    named = rule if c is None else f"{rule}:{c}"
    return frequency(
        "wrong_elimination", p, named, delta, RUNS, seed=seed, replicates=replicates, first=first, most_samples=most, until_mode_falls=True,
    )  # fmt: skip


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(cell["p"]), "delta": cell["delta"]}
