"""Leakage between random unembeddings, measured on the unembeddings themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """From d = 8, below which the variance of the leakage is very large or infinite."""
    draws = 1000 if level == "quick" else 10_000
    return [{"energies": energies, "d": d, "draws": draws} for energies in ([1.0], [2.0, 0.5, 0.25]) for d in (8, 12, 30)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"Q_o": sum(cell["energies"]), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.leakage_of_sphere_unembeddings",
    observe=scores.observe_leakage,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the 5 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
)
