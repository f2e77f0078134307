"""Regression from intervals: the published draw reconstructed, errors over fresh draws, and what the stop of disambiguation does."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import interval_regression as regression
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

TOLERANCES = np.array([1e-2, 1e-3, 1e-4, 3e-5, 2e-5, 1e-5, 5e-6, 2e-6, 1e-6])


def interval_errors(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Predictions (rule, query) at seed 0; errors (skewed, rule, draw); quartiles of disambiguation's error (tolerance)."""
    draws, stops = (60, 60) if level == "full" else (16, 12)
    curves = sweep(regression.published_reconstructions, [{}], 1)[0]
    errors = sweep(regression.interval_errors, [{"n": 10, "skewed": skewed} for skewed in (True, False)], draws)
    cells = [{"n": 10, "skewed": True, "methods": ("disambiguation", "average"), "tolerance": float(t)} for t in TOLERANCES]
    stopped = np.array([run["disambiguation"] for run in sweep(regression.interval_errors, cells, stops)])
    low, middle, high = np.quantile(stopped, [0.25, 0.5, 0.75], axis=1)
    return dataset(
        {"query": regression.QUERIES, "rule": list(regression.METHODS), "skewed": [1, 0], "tolerance": TOLERANCES},
        x=(("sample",), curves["x"][0]), centre=(("sample",), curves["centre"][0]), radius=(("sample",), curves["radius"][0]),
        prediction=(("rule", "query"), np.array([curves[name][0] for name in regression.METHODS])),
        truth=(("query",), regression.truth(regression.QUERIES)),
        error=(("skewed", "rule", "draw"), np.array([[run[name] for name in regression.METHODS] for run in errors])),
        stopped=(("tolerance",), middle), stopped_low=(("tolerance",), low), stopped_high=(("tolerance",), high),
    )
