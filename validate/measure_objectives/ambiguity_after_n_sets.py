"""Runs with an ambiguous end, counted."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import ambiguous_after
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(10, 2, 0.25, 0.5), (10, 3, 0.25, 0.2), (20, 10, 0.25, 0.8), (40, 3, 0.05, 0.5), (100, 10, 0.05, 0.5)]
    if level == "full":
        grid += [(n, K, p, q) for n in (5, 50, 200) for K in (2, 3, 10) for p in (0.05, 0.25) for q in (0.2, 0.5, 0.8)]
    return [{"n": n, "labels": K, "share": p, "confusion": q} for n, K, p, q in grid]


EXPERIMENT = Experiment(
    law="measure_objectives.ambiguity_after_n_sets",
    observe=ambiguous_after,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "K": cell["labels"], "p": cell["share"], "q": cell["confusion"]},
    statistic="proportion",
    band=Band(relative=0.08, absolute=2e-3, reason="two fifths of the 20 % of the mutants"),
    looks=Looks(first=20, growth=4, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
