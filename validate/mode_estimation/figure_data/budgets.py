"""Errors of the mode of drawn counts, for the published budgets on several laws."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import counts
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised
from lawbook.validate.mode_estimation.figure_data.published import published_budget

PROBLEMS = ("geometric:100", "two:300", "one:100", "one:1000", "one:10000")
BITS = np.array([1, 2, 3, 5, 7, 9, 14, 20])
DRAWN = BITS[:6]


def budgets(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Published budgets (problem, bits) and the error over delta of drawn counts (problem, the first bits)."""
    size = np.array([[published_budget(p, 2.0 ** -int(b)) for b in BITS] for p in PROBLEMS])
    draws = np.array([2_000, 2_000, 2_000, 400, 60]) * (50 if level == "full" else 1)
    cells = [{"p": p, "n": int(n), "draws": int(d)} for p, row, d in zip(PROBLEMS, size, draws, strict=True) for n in row[: len(DRAWN)]]
    found = sweep(counts.empirical_mode, cells, 10)
    ratio = np.stack([run["error"] / run["trials"] for run in found], axis=1).reshape(-1, len(PROBLEMS), len(DRAWN)) * 2.0**DRAWN
    data = summarised({"problem": list(PROBLEMS), "bits": BITS, "drawn": DRAWN}, ratio=(("problem", "drawn"), ratio))
    data["budget"] = (("problem", "bits"), size)
    for k, p in enumerate(PROBLEMS):
        data[f"p{k}"] = ((f"class{k}",), resolve(p))
    return data
