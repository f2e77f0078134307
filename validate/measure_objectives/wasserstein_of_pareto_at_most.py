"""The bound against exact mean distances."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.heavy_tails import pareto_draws
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1, 10, 100, 1000) if level == "quick" else (1, 10, 100, 1000, 10_000)
    return [{"n": n, "a": a} for n in sizes for a in (1.1, 1.2, 1.5, 1.8)]


EXPERIMENT = Experiment(
    law="measure_objectives.wasserstein_of_pareto_at_most",
    observe=pareto_draws,
    cells=cells,
    values=lambda cell: cell,
    statistic="exact",
    rounding=1e-7,
)
