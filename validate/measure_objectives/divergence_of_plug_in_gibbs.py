"""Gibbs laws at noisy potentials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.objectives import symmetric_divergence_of_plug_in
from lawbook.validate.experiment import Band, Experiment, Looks, Step

POTENTIAL = [0.0, 0.3, 0.7, 1.0]


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    temperatures = (0.5,) if level == "quick" else (0.25, 0.5, 2.0)
    return [{"potential": POTENTIAL, "noise": 1.0, "temperature": T, "n": n} for T in temperatures for n in (50, 200, 800, 3200, 12_800)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    p = np.exp(-np.array(cell["potential"]) / cell["temperature"])
    return {"p": p / p.sum(), "sigma": cell["noise"], "n": cell["n"], "T": cell["temperature"]}


EXPERIMENT = Experiment(
    law="measure_objectives.divergence_of_plug_in_gibbs",
    observe=symmetric_divergence_of_plug_in,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.09, reason="below half of the 20 % of the mutants"),
    looks=Looks(first=300, growth=3, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
