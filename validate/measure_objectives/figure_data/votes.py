"""Votes of candidate sets: failures under label noise, margins against the number of labels, and errors of classifiers."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import candidate_votes, labels_from_sets
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

SETTING = {"share": 0.5, "confusion": 0.3, "missing": 0.1}
SIZES = np.array([1, 2, 5, 10, 15, 20, 25, 30, 35, 40])
LABELS = np.array([2, 3, 4, 6, 8, 12, 16])
CONFUSIONS = np.array([0.5, 0.8])
RULES = ("frank_wolfe", "blocks", "alternation", "average", "infimum")


def votes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Shares failed and lost (n), margins infimum and average (labels), errors (confusion, rule)."""
    runs, draws = (100, 200) if level == "full" else (10, 24)
    failures = sweep(candidate_votes.vote_failures, [{"n": int(n), **SETTING} for n in SIZES], runs)
    margins = sweep(candidate_votes.vote_margins, [{"labels": int(K), "confusion": SETTING["confusion"], "missing": SETTING["missing"]} for K in LABELS], runs)
    cells = [{"n": 30, "labels": 4, "confusion": float(q), "methods": RULES} for q in CONFUSIONS]
    errors = sweep(labels_from_sets.label_errors, cells, draws)
    return summarised(
        {"n": SIZES, "labels": LABELS, "confusion": CONFUSIONS, "rule": list(RULES)},
        **{name: (("n",), np.stack([run[name] / run["trials"] for run in failures], axis=1)) for name in ("failed", "lost")},
        **{name: (("labels",), np.stack([run[name] for run in margins], axis=1)) for name in ("infimum", "average")},
        error=(("confusion", "rule"), np.stack([np.stack([run[name] for name in RULES], axis=1) for run in errors], axis=1)),
    )
