"""Samples and queries of all searches against delta, down to deltas at which slopes show, for both lower bounds."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import counts
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised
from lawbook.validate.mode_estimation.figure_data.published import SEARCHES, published_budget

PROBLEM = [0.48, 0.24, 0.16, 0.12]  # no set has the mass of the mode
NAMES = ("exhaustive", "adaptive", "truncated", "elimination, c = 24", "elimination, c = 4", "elimination, mixture", "set elimination, c = 4")
DECADES = np.array([1, 2, 3, 6, 9, 12, 18, 24, 30])
BUDGETED = NAMES[:3]


def every_search(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Queries of all searches on four classes, delta = 10^-1 ... 10^-30."""
    rows = []
    searches = SEARCHES | {"elimination, c = 24": (SEARCHES["elimination, c = 4"][0], {"constant": 24.0})}
    for name in NAMES:
        search, options = searches[name]
        deltas = [10.0 ** -int(k) for k in DECADES]
        cells = [{"n": published_budget(PROBLEM, d)} if name in BUDGETED else options | {"delta": d} for d in deltas]
        found = sweep(search, [{"p": PROBLEM} | cell for cell in cells], 400 if level == "full" else 40)
        rows.append(np.stack([run["queries"] for run in found], axis=1))
    data = summarised({"search": list(NAMES), "decades": DECADES}, queries=(("search", "decades"), np.stack(rows, axis=1)))
    return data


INSTANCES = ([0.5, 0.25, 0.15, 0.1], [0.3, 0.2, 0.2, 0.15, 0.15])
RULES = {
    "published, c = 24": {},
    "published, c = 4": {"constant": 4.0},
    "divergence": {"rule": "kullback_leibler"},
    "mixture": {"rule": "mixture"},
}


def stopping_times(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Samples after which four correct rules stop, delta = 10^-1 ... 10^-30, on two laws.

    A run that drops the mode, as fewer than delta do, ends there: equal classes that are left would never part.
    """
    cells = [
        {"p": p, "delta": 10.0 ** -int(k), "until_mode_falls": True} | options for p in INSTANCES for options in RULES.values() for k in DECADES
    ]
    found = sweep(counts.elimination, cells, 400 if level == "full" else 40)
    shape = (len(INSTANCES), len(RULES), len(DECADES))
    samples, errors = (np.stack([run[key] for run in found], axis=1).reshape(-1, *shape) for key in ("samples", "error"))
    dims = ("instance", "rule", "decades")
    data = summarised({"instance": np.arange(len(INSTANCES)), "rule": list(RULES), "decades": DECADES}, samples=(dims, samples))
    data["errors"] = (dims, errors.sum(axis=0))
    return data
