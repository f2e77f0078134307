"""Random atoms, with ties and at the edges: slices by place."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.empirical_distances import atoms, cramer_of_atoms
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"places": [0.0, 1.0], "masses": [0.5, 0.5]}, {"places": [0.3], "masses": [1.0]}]
    for count in (2, 5, 20):
        for draw in range(4 if level == "quick" else 200):
            places, masses = atoms(count, draw, ties=draw % 2 == 1)
            found.append({"places": places.tolist(), "masses": masses.tolist()})
    return found


EXPERIMENT = Experiment(
    law="measure_objectives.wasserstein_to_uniform_is_cramer",
    observe=cramer_of_atoms,
    cells=cells,
    values=lambda cell: {"x": cell["places"], "p": cell["masses"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
