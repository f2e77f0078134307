"""Depth of the loss at the crests, by quadrature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    crests = (4, 6, 8, 11, 15) if level == "quick" else (4, 5, 6, 8, 10, 13, 16, 20)
    return [
        {"b": b, "sigma": sigma, "Delta": (2 * k + 0.5) * np.pi / b} for b, sigma in ((1.0, 0.3), (1.0, 1.0), (0.5, 3.0)) for k in crests
    ]


def observe(
    b: float, sigma: float, Delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    frequencies = cf.window(b, 160)
    square = np.abs(cf.of_map(cf.affine(0.0, sigma), frequencies.values, nodes=241)) ** 2
    return {"depth": frequencies.weights @ square - cf.translated([Delta], sigma, frequencies)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.sidelobes_of_window",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what extrapolation leaves is of order k^-2"),
)
