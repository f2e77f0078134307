"""How often each rival class beats the own one, three unembeddings on the sphere, against the double integral."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.token_cells import class_energies, labels, weights


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Small dimensions, where the leakage is large; a token of one class asked, the third class heavy or light."""
    draws = 5000 if level == "quick" else 10_000
    grid = [
        ("zipf:1:9", "power:0.5", 3, 1), ("zipf:1:9", "frequency", 6, 1), ("zipf:1:9", "frequency", 6, 2),
        (f"{tokens}#12", "frequency", 4, 2),
    ]
    names = ("tokens", "scheme", "d", "token")
    return [dict(zip(names, row, strict=True), M=3, unembeddings="sphere", draws=draws) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    energies, own = class_energies(cell), labels(cell)[cell["token"]]
    rivals = np.delete(energies, own)
    return {
        "q": weights(cell)[cell["token"]], "Q_f": energies[own], "Q_y": rivals, "Q_o": rivals[::-1].copy(), "d": cell["d"],
    }


EXPERIMENT = Experiment(
    law="memory_scaling.pairwise_error_with_sphere_unembeddings",
    observe=scores.observe_comparisons,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.008, reason="a third of the difference that dropping the leakage makes at d = 6"),
    looks=Looks(first=8, growth=4, most=3),
)
