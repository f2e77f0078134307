"""All selections of signs, each fitted by a general search."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.label_temperatures import penalised_fit
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5) if level == "quick" else (2, 3, 5, 8)
    return [{"n": n, "a": a, "penalty": penalty} for n in sizes for a in (0.7, 1.5) for penalty in (0.3, 2.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.labels_under_ridge",
    observe=penalised_fit,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "a": cell["a"], "lam": cell["penalty"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="what the search leaves"),
)
