"""Errors of samplers against the number of evaluations of the field: normal data and two modes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps, solvers
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

DEVIATION = 2.0
SPREAD = 0.7
LEVELS = (80.0, 1e-3)
MODES = ([0.3, 0.7], [-1.0, 1.0], 0.6)
EVALUATIONS = solvers.METHODS  # of the field, per step
GRIDS = ("equal_angle", "karras", "log")


def errors(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Relative errors of the deviation (method, N), largest errors on two modes, shares lost by first-order samplers (grid, N)."""
    counts = np.array([4, 8, 16, 32, 64, 128, 256] if level == "full" else [4, 8, 16, 32, 64])
    normal = np.array([[abs(few_steps.deviation(DEVIATION, int(n), method) - 1) for n in counts] for method in EVALUATIONS])
    mixture = np.array([[few_steps.largest_error(*MODES, int(n), method) for n in counts] for method in EVALUATIONS])
    lost = np.array(
        [[1 - few_steps.first_order_deviation(SPREAD, solvers.levels(kind, int(n), *LEVELS, deviation=SPREAD)) for n in counts] for kind in GRIDS]
    )
    return dataset({"solver": list(EVALUATIONS), "grid": list(GRIDS), "N": counts}, normal=(("solver", "N"), normal), mixture=(("solver", "N"), mixture), lost=(("grid", "N"), lost))
