"""Quantiles moved by short steps towards samples."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.line_flows import arrival
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"sample": sample, "x": x, "u": u} for sample in ([0.1, 0.5, 0.6, 1.4], [0.2, 2.2]) for x in (2.3, 3.0) for u in (0.1, 0.3, 0.7)]


EXPERIMENT = Experiment(
    law="measure_objectives.arrival_at_atoms",
    observe=arrival,
    cells=cells,
    values=lambda cell: {"g": np.diff([*cell["sample"], cell["x"]]), "u": cell["u"]},
    statistic="exact",
    band=Band(absolute=2e-3, reason="four steps of the scheme"),
)
