"""Training losses of the empirical score at many times, on fresh data sets."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.memorisation import loss_of_memoriser
from lawbook.validate.experiment import Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    # times at which memorisation saves a few per cent at least: later the two losses agree, and noise decides
    grid = [(300, 6, 0.02), (50, 6, 0.1), (50, 6, 0.4), (20, 2, 0.4), (20, 2, 0.7)]
    if level == "full":
        grid += [(500, 6, 0.1), (500, 6, 0.3), (50, 1, 0.005), (500, 10, 0.2), (5, 1, 0.2)]
    return [{"n": n, "d": d, "s": s, "t": t} for n, d, t in grid for s in (1.0, 2.0)]


EXPERIMENT = Experiment(
    law="pushforward.memorising_loss_at_most_population",
    observe=loss_of_memoriser,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    looks=Looks(first=64, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
