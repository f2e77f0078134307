"""Mean Wasserstein distances of Pareto draws, without sampling: their variance is infinite."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.heavy_tails import pareto_draws
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 2, 10, 100) if level == "quick" else (1, 2, 5, 10, 100, 300)
    return [{"n": n, "a": a} for n in sizes for a in (1.2, 1.5, 3.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.wasserstein_of_empirical_pareto",
    observe=pareto_draws,
    cells=cells,
    values=lambda cell: cell,
    statistic="exact",
    band=Band(relative=1e-7, reason="Gauss's rule where a power is not whole"),
    rounding=1e-8,
)
