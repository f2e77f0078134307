"""Moments of scores, read off whole memories with and without label noise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.token_cells import class_energies, labels, weights

NAMES = ("tokens", "scheme", "d", "M", "noise", "unembeddings", "token")


def score_cells(level: str, tokens: str, noises: tuple[float, float, float] = (0.0, 0.3, 0.6)) -> list[dict[str, Any]]:
    """Three cells of different sizes, two on the sphere, with the given noises."""
    grid = [
        ("zipf:1:6", "power:0.5", 4, 3, noises[0], "sphere", 0), ("zipf:1:8", "frequency", 8, 4, noises[1], "sphere", 1),
        (f"{tokens}#10", "power:0.5", 6, 3, noises[2], "sphere", 0),
    ]
    return [dict(zip(NAMES, row, strict=True), draws=1000 if level == "quick" else 5000) for row in grid]


def energies_of(cell: Mapping[str, Any]) -> dict[str, Any]:
    """q, Q_f, Q_o and d of the cell's token."""
    energies, own = class_energies(cell), labels(cell)[cell["token"]]
    return {
        "q": weights(cell)[cell["token"]], "Q_f": energies[own], "Q_o": energies.sum() - energies[own], "d": cell["d"],
    }


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"q": weights(cell)[cell["token"]], "d": cell["d"], "M": cell["M"], "noise": cell["noise"]}


EXPERIMENT = Experiment(
    law="memory_scaling.mean_of_true_score",
    observe=scores.observe_moments,
    cells=score_cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
