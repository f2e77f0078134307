"""Integrated divergences and differences of log densities, along trajectories to normal laws in three dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.measures.laws import GaussianMixture
from lawbook.simulate.pushforward import log_densities, mixture_flow
from lawbook.validate.experiment import Band, Experiment

SPECTRA = ([0.2], [2.5, 0.5], [3.0, 1.0, 0.1])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.3, 0.9) if level == "quick" else (0.1, 0.3, 0.6, 0.9, 0.99)
    return [{"spectrum": spectrum, "t": t, "x": x} for spectrum in SPECTRA for t in times for x in (0.0, 1.3)]


def observe(spectrum: list[float], t: float, x: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"change": integrated and as a difference of log densities, (1, 2); "at_rest": of the density at the start, twice}; axes are turned."""
    d = len(spectrum)
    axes = np.linalg.qr(np.arange(d * d).reshape(d, d) + np.eye(d))[0]
    law = GaussianMixture([1.0], np.zeros((1, d)), (axes * spectrum) @ axes.T)
    start, schedule = np.full(d, x), mixture_flow.Schedule("linear")
    found = log_densities.along_flow(law, schedule, start, t)
    now = mixture_flow.details(start[None], law, 1 - t, t).log_density - mixture_flow.details(start[None], law, 1.0, 0.0).log_density
    return {"change": np.array([[found["integrated"], found["difference"]]]), "at_rest": np.tile(now, (1, 2))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"spectrum": cell["spectrum"], "t": cell["t"]}


EXPERIMENT = Experiment(
    law="pushforward.log_density_along_flow",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, absolute=1e-7, reason="error of the integrator"),
)
