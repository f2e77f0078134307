"""Affine samplers fitted by transport and by the energy distance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import fits
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"kind": kind, "w": w} for kind in ("uniform", "exponential", "laplace") for w in (0.5, 2.0)] + [{"kind": "two modes", "w": 2.0}]


def observe(kind: str, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"slope": by transport, "energy": by the energy distance}."""
    target = fits.Target(kind, w)
    return {name: np.array([fits.fitted(target, key)]) for name, key in (("slope", "wasserstein"), ("energy", "energy"))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"c": fits.moments(fits.Target(cell["kind"], cell["w"]))[1]}



EXPERIMENT = Experiment(
    law="pushforward.transport_fit_at_most_deviation",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
)
