"""Affine samplers fitted to a uniform law by three objectives, each minimised numerically."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import fits
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"w": w} for w in (0.5, 1.0, 3.0)]


def observe(w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{objective + "_fit": the slope it prefers}, and the excess of the energy distance's over the likelihood's."""
    found = {f"{name}_fit": fits.fitted(fits.Target("uniform", w), name) for name in ("likelihood", "wasserstein", "energy")}
    found["excess"] = found["energy_fit"] - found["likelihood_fit"]
    return {name: np.array([value]) for name, value in found.items()}



EXPERIMENT = Experiment(
    law="pushforward.wasserstein_fit_of_uniform",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="numerical minima; likelihood lies 2.3 % above"),
    step=Step(constant=0.01),
)
