"""Isotropic normal laws fitted to turned covariances by three objectives, each minimised numerically."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.pushforward import fits
from lawbook.validate.experiment import Band, Experiment

SPECTRA = ([1.0, 0.25], [2.0, 0.5, 0.3], [3.0, 1.0, 1.0, 0.2, 0.1])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"spectrum": spectrum} for spectrum in SPECTRA]


def observe(spectrum: list[float], *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"forward", "reverse", "transport": the variances preferred}, for eigenvectors drawn at random."""
    rng = streams.generators(streams.root(0, "turn"), 1)[0]
    axes = np.linalg.qr(rng.standard_normal((len(spectrum), len(spectrum))))[0]
    covariance = (axes * np.array(spectrum)) @ axes.T
    covariance = (covariance + covariance.T) / 2
    return {name: np.array([fits.isotropic_variance(covariance, name)]) for name in ("forward", "reverse", "transport")}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"spectrum": np.array(cell["spectrum"])}



EXPERIMENT = Experiment(
    law="pushforward.isotropic_fit_by_likelihood",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="numerical minima"),
)
