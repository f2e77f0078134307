"""What elimination risks, by its constant: drawn runs of three close classes, and exact sums for two that hardly differ."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import counts
from lawbook.validate import intervals
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import CONFIDENCE, Sweep, dataset

CLOSE = [0.36, 0.33, 0.31]
BITS = (3, 6, 9)
CONSTANTS = (0.1, 0.2, 0.3, 0.5, 1.0, 1.5)
DECADES = (1, 3, 10, 30)
FIRST = 0.5001


def drop_within(first: float, c: float, decades: float, samples: int) -> float:
    """P(elimination of two classes drops the mode, of probability `first`, within `samples` samples), exact.

    Step by step over the counts that keep both classes; the test drops a class with N_min < N_max - sqrt(c N_max L_n).
    """
    base = math.log(2 * math.pi**2) + decades * math.log(10)
    kept, low, dropped = np.ones(1), 0, 0.0  # kept[i]: probability that both are left and that the other class has low + i samples
    for n in range(1, samples + 1):
        kept = np.append(first * kept, 0.0) + np.append(0.0, (1 - first) * kept)
        count = low + np.arange(len(kept))
        most = np.maximum(count, n - count)
        gone = 2 * most - n > np.sqrt(c * most * (base + 2 * math.log(n)))
        if gone.any():
            dropped += kept[gone & (2 * count > n)].sum()
            inside = np.flatnonzero(~gone)
            if not inside.size:
                break
            kept, low = kept[inside[0] : inside[-1] + 1], low + int(inside[0])
    return float(dropped)


def constants(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Wrong eliminations of drawn runs (delta, c), and the logarithm of the exact chance of two close classes (decades, c)."""
    full = level == "full"
    cells = [{"p": CLOSE, "delta": 2.0**-b, "constant": c, "until_mode_falls": True} for b in BITS for c in CONSTANTS]
    found = sweep(counts.elimination, cells, 10_000 if full else 400)
    wrong = np.array([run["wrong_elimination"].sum() for run in found]).reshape(len(BITS), -1)
    trials = np.array([run["wrong_elimination"].size for run in found]).reshape(len(BITS), -1)
    low, high = intervals.clopper_pearson(wrong, trials, 1 - CONFIDENCE)
    exact_c, samples = np.array([0.5, 1, 1.5, 2, 2.5, 3, 4, 5]), 50_000 if full else 5_000
    exact = [[math.log10(drop_within(FIRST, c, d, samples)) for c in exact_c] for d in DECADES]
    dims = ("bits", "c")
    return dataset(
        {"bits": list(BITS), "c": list(CONSTANTS), "decades": list(DECADES), "exact_c": exact_c},
        wrong=(dims, wrong / trials), wrong_low=(dims, low), wrong_high=(dims, high), exact=(("decades", "exact_c"), np.array(exact)),
    )  # fmt: skip
