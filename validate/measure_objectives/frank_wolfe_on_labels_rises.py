"""One step from random mixtures, measured."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.labels_from_sets import rise_of_step
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(10, 3, 0.5)] if level == "quick" else [(10, 3, 0.5), (30, 4, 0.8)]
    return [{"n": n, "labels": labels, "confusion": q, "size": size} for n, labels, q in settings for size in (0.02, 0.5)]


EXPERIMENT = Experiment(
    law="measure_objectives.frank_wolfe_on_labels_rises",
    observe=rise_of_step,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "K": cell["labels"]},
    statistic="mean",
    looks=Looks(first=12, growth=3, most=3),
)
