"""How often each rival class beats the own one, orthonormal unembeddings drawn as such, against Student's tail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.token_cells import class_energies, labels, weights


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Each cell asks one token and compares its class with all the others."""
    draws = 2500 if level == "quick" else 10_000
    grid = [("zipf:1:9", "power:0.5", 3, 3, 1), ("zipf:1:9", "frequency", 6, 4, 2), (f"{tokens}#12", "power:0.5", 5, 3, 2)]
    names = ("tokens", "scheme", "d", "M", "token")
    return [dict(zip(names, row, strict=True), unembeddings="orthonormal", draws=draws) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    energies, own = class_energies(cell), labels(cell)[cell["token"]]
    return {"q": weights(cell)[cell["token"]], "Q_f": energies[own], "Q_y": np.delete(energies, own), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.pairwise_error_with_orthonormal_unembeddings",
    observe=scores.observe_comparisons,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.008, reason="a third of the 10 % mutants' difference at an error of 1/4"),
    looks=Looks(first=8, growth=4, most=3),
)
