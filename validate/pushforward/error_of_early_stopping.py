"""Integrated squared errors of fresh data sets, by quadrature on a grid."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.early_stopping import integrated_squared_error
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(0.02, 0.6, 50), (0.1, 1.0, 20), (0.3, 2.0, 20), (0.5, 0.5, 5), (0.2, 2.0, 60)]
    if level == "full":
        grid += [(0.02, 2.0, 500), (0.1, 0.6, 500), (1.0, 3.0, 50), (0.01, 1.0, 2000)]
    return [{"t": t, "sigma": sigma, "n": n} for t, sigma, n in grid]


EXPERIMENT = Experiment(
    law="pushforward.error_of_early_stopping",
    observe=integrated_squared_error,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(relative=0.08, reason="two fifths of the 20 % of the mutants; the integrals are exact to rounding"),
    looks=Looks(first=450, growth=4, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
