"""Affine maps against normal targets: characteristic functions by quadrature over the noise, the loss over the frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    maps = [(0.0, 1.0), (1.0, -2.0), (0.7, 0.4)] if level == "quick" else [(m, s) for m in (-1.0, 0.0, 0.7) for s in (-2.0, 0.4, 1.0, 3.0)]
    return [{"m": m, "s": s, "mu": 0.5, "sigma": sigma, "w": w} for m, s in maps for sigma in (0.5, 2.0) for w in (0.3, 1.0)]


def observe(
    m: float, s: float, mu: float, sigma: float, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, Any]:
    def target(t: np.ndarray) -> np.ndarray:
        return cf.of_map(cf.affine(mu, sigma), t)

    return {"loss": np.array([cf.loss_of_map(cf.affine(m, s), target, cf.normal_frequencies(w, 241))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.loss_of_affine_map",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-11,
    band=Band(absolute=1e-10, reason="rounding of the quadratures, spectrally accurate"),
)
