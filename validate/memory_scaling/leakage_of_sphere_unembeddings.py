"""Leakage between random unembeddings, measured on the unembeddings themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """From d = 10: below, the leakage has heavy tails."""
    draws = 1000 if level == "quick" else 10_000
    return [{"energies": energies, "d": d, "draws": draws} for energies in ([1.0], [2.0, 0.5, 0.25]) for d in (10, 16)]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"Q_o": sum(cell["energies"]), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.leakage_of_sphere_unembeddings",
    observe=scores.observe_leakage,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
