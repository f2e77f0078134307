"""Clouds of three to twenty particles, integrated."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"q": q, "w": w, "t": t, "count": n} for q in (0.5, 2.0) for w in (0.4, 3.0) for t in (0.3, 1.0) for n in (3, 7, 20)]


def observe(q: float, w: float, t: float, count: int, shift: float = 0.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"variance"}: of `count` particles, from lopsided places of mean `shift` and variance w."""
    start = np.exp(np.linspace(0, 1.5, count))
    start = (start - start.mean()) / start.std() * np.sqrt(w) + shift
    return {"variance": np.array([flows.svgd(start[:, None], np.zeros(1), np.array([[q]]), t).var()])}


EXPERIMENT = Experiment(
    law="measure_objectives.variance_along_stein_flow",
    observe=observe,
    cells=cells,
    values=lambda cell: {"q": cell["q"], "w": cell["w"], "t": cell["t"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
