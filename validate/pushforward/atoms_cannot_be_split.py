"""All maps between two small sets of atoms, by enumeration."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment

PAIRS = (([0.7, 0.2, 0.1], [0.5, 0.3, 0.2]), ([0.5, 0.5], [0.4, 0.3, 0.2, 0.1]), ([0.4, 0.3, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]), ([0.6, 0.4], [0.6, 0.4]))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"noise": noise, "target": target} for noise, target in PAIRS]


def observe(
    noise: list[float], target: list[float], *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"least": total variation over all maps of the noise's atoms to the target's}."""
    found = (np.abs(np.bincount(where, noise, len(target)) - target).sum() / 2 for where in product(range(len(target)), repeat=len(noise)))
    return {"least": np.array([min(found)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"h": max(cell["noise"]), "l": max(cell["target"])}



EXPERIMENT = Experiment(
    law="pushforward.atoms_cannot_be_split",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-13,
)
