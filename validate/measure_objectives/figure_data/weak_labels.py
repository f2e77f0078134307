"""Weak labels: how fast sets resolve, and who finds the best labels."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.weak_supervision import (
    ambiguous_after,
    interval_widths,
    reach_of_optimum,
)
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

CONFUSIONS = np.array([0.2, 0.5, 0.8])
SIZES = np.array([1, 5, 10, 20, 40, 60, 80, 120])
LABELS, SHARE = 3, 0.25
WIDTHS = np.array([1, 3, 10, 30, 100, 300, 1000])
METHODS = ("alternation", "frank_wolfe", "annealing")
PROBLEMS = np.array([6, 8, 10, 12])


def weak_labels(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Shares of ambiguous runs (confusion, n), widths of intersections (skewed, width_n), shares of optima (rule, problem)."""
    runs = 200 if level == "full" else 20
    cells = [{"n": int(n), "labels": LABELS, "share": SHARE, "confusion": float(q)} for q in CONFUSIONS for n in SIZES]
    shares = np.stack([run["ambiguous"] / run["trials"] for run in sweep(ambiguous_after, cells, runs)], axis=1)
    widths = np.stack([run["width"] for run in sweep(interval_widths, [{"n": int(n), "skewed": s} for s in (False, True) for n in WIDTHS], runs)], axis=1)
    problems = sweep(reach_of_optimum, [{"n": int(n), "degree": 3, "noise": 0.05, "starts": 8} for n in PROBLEMS], 200 if level == "full" else 24)
    reached = np.stack([np.stack([run[name] for run in problems], axis=1) for name in METHODS], axis=1)
    return summarised(
        {"confusion": CONFUSIONS, "n": SIZES, "skewed": [0, 1], "width_n": WIDTHS, "rule": list(METHODS), "problem": PROBLEMS},
        ambiguous=(("confusion", "n"), shares.reshape(-1, len(CONFUSIONS), len(SIZES))),
        width=(("skewed", "width_n"), widths.reshape(-1, 2, len(WIDTHS))),
        reached=(("rule", "problem"), reached),
    )
