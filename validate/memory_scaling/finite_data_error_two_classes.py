"""Whole memories made from data that were drawn once, against the exact sum given their counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def counts(cell: Mapping[str, Any]) -> np.ndarray:
    """The cell's data: T samples drawn with the cell's own seed."""
    return np.random.default_rng(cell["data"]).multinomial(cell["T"], frequencies.resolve(cell["tokens"]))


def observe(
    draws: int, d: int, rho: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any
) -> dict[str, np.ndarray]:
    """{"error"} of memories with weights n^rho on the tokens seen, averaged over `draws`, shape (replicates,)."""
    seen = counts(cell)
    weights = np.where(seen > 0, seen.astype(float) ** rho, 0.0)
    p = frequencies.resolve(cell["tokens"])
    found = direct.errors(p, weights, d, 2, seed=seed, replicates=replicates, first=first, draws=draws, threads=1)
    return {"error": found[:, 0, 0]}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Few samples and many, equal and unequal weights; Zipf's and the real tokens."""
    grid = [("zipf:1:300", 20, 0.0, 24), ("zipf:0.8:300", 1000, 0.3, 24), (f"{tokens}#300", 300, 0.0, 20), (tokens, 400, 0.25, 8)]
    if level == "full":
        grid += [(tokens, 2000, 0.0, 50), (tokens, 2000, 0.3, 50), ("zipf:1:3000", 300, 0.0, 20)]
    draws = 16 if level == "quick" else 24
    return [
        {"tokens": spec, "T": T, "rho": rho, "d": d, "data": place, "draws": draws} for place, (spec, T, rho, d) in enumerate(grid)
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "n": counts(cell), "rho": cell["rho"], "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.finite_data_error_two_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.03, reason="less than half of the planted 10 %"),
    looks=Looks(first=32, growth=2, most=6),
    step=Step(constant=0.1, exponent=0.1),
)
