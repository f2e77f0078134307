"""The best bandwidth from expected errors computed by quadrature alone."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.early_stopping import best_bandwidth
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (100, 1000, 10_000, 100_000) if level == "quick" else (100, 1000, 10_000, 100_000, 1_000_000)
    return [{"n": n, "sigma": sigma} for sigma in ((0.5, 2.0) if level == "quick" else (0.5, 0.8, 1.5, 2.0)) for n in sizes]


EXPERIMENT = Experiment(
    law="pushforward.best_early_stopping",
    observe=best_bandwidth,
    cells=cells,
    values=lambda cell: cell,
    statistic="exact",
    band=Band(relative=0.01, reason="corrections of order h^2, extrapolated along n"),
)
