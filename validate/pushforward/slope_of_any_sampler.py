"""Derivatives of samplers with one and two latents, all with the target's law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward.line_maps import SAMPLERS, Modes, slope_of
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "sigma": sigma, "sampler": name} for a, sigma in ((0.5, 1.0), (1.0, 1.0), (2.0, 1.0), (2.0, 2.0)) for name in SAMPLERS]


def observe(
    a: float, sigma: float, sampler: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"slope": the largest derivative on a grid, which is at most the Lipschitz constant}."""
    return {"slope": np.array([slope_of(sampler, Modes(a, sigma))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"a": cell["a"], "sigma": cell["sigma"]}


EXPERIMENT = Experiment(
    law="pushforward.slope_of_any_sampler", observe=observe, cells=cells, values=values, statistic="exact", rounding=1e-13,
)
