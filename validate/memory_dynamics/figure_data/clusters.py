"""Numbers of the figure on close tokens: learning times of pairs and clusters, lengths of oscillation on random problems."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset
from lawbook.validate.memory_dynamics.learning_time_of_cluster import path_of
from lawbook.validate.memory_dynamics.learning_time_of_rare_token import path_of as pair_path
from lawbook.validate.memory_dynamics.oscillations import drawn, last_rises, zipf

SIZES = ((1, 1), (3, 1), (1, 6), (3, 2), (4, 3), (6, 5))
HEADS = (0.6, 0.75, 0.9)
SLOPES = (0.0, 1.0, 3.0)


def close_tokens(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Learning times: `pair` by frequency and distance, `cluster` by numbers of tokens; `last_rise` over `eta` and `scale`, random problems.

    `last_rise` and `scale` (slope of the frequencies, draw) are 0 where a draw is not separable or has a Lambda above 300.
    """
    quick = level == "quick"
    gap, head = np.array([0.1, 0.03, 0.003]), np.linspace(0.58, 0.96, 9 if quick else 20)
    pair = [[pair_path(float(p), float(1 / g)).last_all for p in head] for g in gap]
    k, cluster = 1000.0, []
    for p in HEADS:
        cluster.append([
            path_of(np.full(n, p / n), np.full(m, (1 - p) / m), k, 10 * k * (n + m) / (1 - p)).last_all for n, m in SIZES
        ])
    draws = 25 if quick else 100
    found = np.zeros((2, len(SLOPES), draws))
    for index, slope in enumerate(SLOPES):
        for draw in range(draws):
            case = drawn("figure of oscillations", draw, zipf(6, slope), 2, 5, 300.0)
            if case:
                found[:, index, draw] = case.scale, last_rises(case, np.geomspace(1, 1e4, 9), 20).max()
    return dataset(
        {"gap": gap, "head": head, "share": list(HEADS), "size": np.arange(len(SIZES)), "slope": list(SLOPES), "draw": np.arange(draws)},
        pair=(("gap", "head"), np.array(pair)),
        cluster=(("share", "size"), np.array(cluster) / k),
        first=(("size",), np.array([n for n, _ in SIZES])),
        second=(("size",), np.array([m for _, m in SIZES])),
        scale=(("slope", "draw"), found[0]),
        last_rise=(("slope", "draw"), found[1]),
    )
