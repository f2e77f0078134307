"""Weighted least squares on the nodes of a Gauss-Hermite rule."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.shifts import misspecified_fit
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    tests = [(0.0, 1.0), (1.5, 0.5), (-1.0, 2.0)]
    return [{"m": m, "s": s, "test_mean": mt, "test_deviation": st} for m, s in ((0.0, 1.0), (1.0, 0.5)) for mt, st in tests]


EXPERIMENT = Experiment(
    law="measure_objectives.risk_of_misspecified_line",
    observe=misspecified_fit,
    cells=cells,
    values=lambda cell: {"m": cell["m"], "s": cell["s"], "m_test": cell["test_mean"], "s_test": cell["test_deviation"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
