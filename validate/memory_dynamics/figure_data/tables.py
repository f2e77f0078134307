"""Two particles over grids of correlation, frequency and step size: learning times, regimes, and the flow's own time."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems, two_particles
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


def learning_time(sweep: Sweep, level: Level, tokens: str) -> Any:
    """When both of two close tokens are right: gradient flow by frequency and distance, descent by step size (p = 3/4)."""
    gap = np.geomspace(0.3, 1e-3 if level == "quick" else 1e-4, 8 if level == "quick" else 15)
    until = 40 / gap  # the largest predicted time is 10 over the gap
    continuous = [
        [flow.flow(problems.two_particles(1 - g, 1 - head), t, times=[0.0, t], rtol=1e-9, atol=1e-11).last_all for g, t in
         zip(gap, until, strict=True)]
        for head in HEADS
    ]  # fmt: skip
    eta, wide = [0.1, 1.0, 10.0], gap[gap > 2e-3]
    found = two_particles.sweep(1 - wide, 0.25, np.array(eta)[:, None], 40_000)
    return dataset(
        {"head": list(HEADS), "gap": gap, "eta": eta, "wide": wide},
        flow=(("head", "gap"), np.array(continuous)),
        steps=(("eta", "wide"), found["last_right"]),
    )


REGIMES = ("never rises", "first step only", "spikes, then calm", "still rising")
HORIZON = 1500


def regimes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Where the loss of two particles rises over closeness k = 1/(1 - correlation) x step size, and when it last does.

    `regime` numbers the `REGIMES`, told after `HORIZON` steps; `last_rise` (-1: none) is that of closer and closer tokens.
    """
    points = 300 if level == "full" else 80
    k, eta, heads = np.geomspace(1, 1e4, points), np.geomspace(0.1, 100, points), [0.75, 0.9]
    found = two_particles.sweep(1 - 1 / k, 1 - np.array(heads)[:, None, None], eta[:, None], HORIZON)
    later = np.where(found["last_rise"] > 0.9 * HORIZON, 3, 2)
    regime = np.where(found["last_rise"] < 0, 0, np.where(found["last_rise"] == 1, 1, later))
    close, listed = np.geomspace(5, 1000, 12), [8.0, 12.0, 20.0, 50.0]
    last = two_particles.sweep(1 - 1 / close, 0.25, np.array(listed)[:, None], 4000)["last_rise"]
    return dataset(
        {"head": heads, "k": k, "eta": eta, "close": close, "listed": listed},
        regime=(("head", "eta", "k"), regime),
        last_rise=(("listed", "close"), last),
    )
