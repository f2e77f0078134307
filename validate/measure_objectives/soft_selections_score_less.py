"""Random mixtures and Frank-Wolfe's ends against exhaustive search."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.labels_from_sets import selection_scores
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(6, 3, 0.5)] if level == "quick" else [(6, 3, 0.5), (8, 3, 0.5), (8, 4, 0.3), (10, 2, 0.8)]
    return [{"n": n, "labels": labels, "confusion": q} for n, labels, q in settings]


EXPERIMENT = Experiment(
    law="measure_objectives.soft_selections_score_less",
    observe=selection_scores,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "K": cell["labels"]},
    statistic="mean",
    looks=Looks(first=12, growth=4, most=3),
)
