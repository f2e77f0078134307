"""Two particles over grids of correlation, frequency and step size: learning times, regimes, and the flow's own time."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import two_particles
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

STEPS = 1000
HEADS = (0.6, 0.75, 0.9)


def learning_rates(sweep: Sweep, level: Level, tokens: str) -> Any:
    """First and permanent time of full accuracy, -1 for never: log-odds of the frequencies x correlation x step size.

    The published grid, which ends at correlation 1, where nothing can be learnt; `full` refines two of its axes.
    """
    fine = 10 if level == "quick" else 64
    log_odds, alpha, eta = 10 ** np.linspace(-0.5, 0.5, 10), np.linspace(0.5, 1, fine), np.logspace(-1, 1, fine)
    rare = 1 / (1 + np.exp(log_odds))
    found = two_particles.sweep(alpha[:, None], rare[:, None, None], eta, STEPS)
    dims = ("log_odds", "alpha", "eta")
    times = {"first": found["first_right"], "permanent": found["last_right"]}
    coordinates = {"passage": list(times), "log_odds": log_odds, "alpha": alpha, "eta": eta}
    return dataset(coordinates, time=(("passage", *dims), np.stack(list(times.values()))), head=(("log_odds",), 1 - rare))
