"""Doublings of the capacity when the dimension doubles, for d, five and two classes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_scaling import capacity
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"d": d} for d in ((24, 32) if level == "quick" else (24, 32, 48))]


def observe(d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """log2 of capacity at 2d over capacity at d, as a difference between numbers of classes."""

    def growth(M: int | str) -> np.ndarray:
        sizes = [
            capacity.observe(
                size, M, seed=streams.child(seed, f"{M} {size}"), replicates=replicates, first=first, draws=4
            )["capacity"]
            for size in (d, 2 * d)
        ]
        return np.log2(sizes[1] / sizes[0])

    five = growth(5)
    return {"excess_growth": growth("d") - five, "excess_growth_of_two_classes": growth(2) - five - 0.5}


EXPERIMENT = Experiment(
    law="memory_scaling.classes_change_the_exponent",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="mean",
    looks=Looks(first=8, growth=2, most=3),
)
