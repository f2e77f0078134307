"""Independent labels under an entropic penalty, every expectation by enumeration."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.label_temperatures import entropic_labels
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (2, 5) if level == "quick" else (2, 3, 5, 8)
    return [{"n": n, "a": a, "temperature": t} for n in sizes for a, t in ((1.0, 0.4), (1.0, 0.8), (1.5, 1.4))]


EXPERIMENT = Experiment(
    law="measure_objectives.labels_under_entropy",
    observe=entropic_labels,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "a": cell["a"], "T": cell["temperature"]},
    statistic="exact",
    band=Band(relative=1e-5, reason="what the descent leaves"),
)
