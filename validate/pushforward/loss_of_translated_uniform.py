"""Uniform laws shifted, by quadrature over the noise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shifts = (-2 * np.pi, 0.5, 3.0, 4 * np.pi) if level == "quick" else (-2 * np.pi, -1.0, 0.2, 0.5, 1.0, 3.0, 2 * np.pi, 9.0, 4 * np.pi)
    return [{"c": float(c), "L": L, "q": q, "spacing": 1.0} for c in shifts for L in (1.0, 2.0) for q in (1, 5, 20)]


def observe(
    c: float, L: float, q: int, spacing: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    frequencies = cf.harmonics(q, spacing)
    shifted, target = (cf.of_map(lambda z, a=a: a + L * z, frequencies.values, "uniform") for a in (3 + c, 3.0))
    return {"loss": np.array([cf.loss(shifted, target, frequencies)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("c", "L", "q")}


EXPERIMENT = Experiment(
    law="pushforward.loss_of_translated_uniform",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-13,
    band=Band(absolute=1e-11, reason="rounding"),
)
