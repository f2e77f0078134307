"""The ReLU read-out on Zipf's law, for doubling numbers of stored keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """N is so large that the mass beyond it is below 0.5 % of the mass beyond P, at the largest P."""
    sizes = (8, 16, 32, 64) if level == "quick" else (8, 16, 32, 64, 128)
    curves = [("zipf:2:16000", 4), ("zipf:2.5:4000", 2)]
    return [{"tokens": t, "M": M, "P": P, "d": 10, "eta": 0.9, "attempts": 1000} for t, M in curves for P in sizes]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"alpha": float(cell["tokens"].split(":")[1]), "P": cell["P"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.relu_readout_error_of_zipf",
    observe=readout.relu,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.03, reason="the mass that finite N cuts off, the fit's curvature, and no more"),
    looks=Looks(first=4, growth=3, most=3),
)
