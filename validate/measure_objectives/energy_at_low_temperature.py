"""Mean energies by quadrature."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.objectives import energy_at_temperature
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"power": r, "stiffness": a, "d": d, "temperature": T} for r in (2, 4, 6) for a, d, T in ((0.5, 1, 0.3), (3.0, 5, 2.0))]


EXPERIMENT = Experiment(
    law="measure_objectives.energy_at_low_temperature",
    observe=energy_at_temperature,
    cells=cells,
    values=lambda cell: {"d": cell["d"], "T": cell["temperature"], "r": cell["power"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="the trapezium rule"),
)
