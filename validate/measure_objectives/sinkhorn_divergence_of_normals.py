"""Three runs of Sinkhorn on grids."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.entropic_normals import transport_of_normals
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(1.0, 2.5, 0.8), (1.0, 1.7, 0.8), (1.0, 3.0, 3.0)] + ([(1.0, 1.7, 0.2), (1.0, 3.0, 0.2), (0.5, 0.7, 0.1)] if level == "full" else [])
    points = 161 if level == "quick" else 401
    return [{"a": a, "b": b, "epsilon": e, "shift": m, "points": points} for a, b, e in pairs for m in (0.0, 1.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.sinkhorn_divergence_of_normals",
    observe=transport_of_normals,
    cells=cells,
    values=lambda cell: {"a": cell["a"], "b": cell["b"], "m": cell["shift"], "epsilon": cell["epsilon"]},
    statistic="exact",
    band=Band(relative=1e-5, reason="differences of costs that are known to 1e-9"),
)
