"""Queries of set elimination by the size of its sets and the growth of its batches, beside those of elimination."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.elimination import elimination_search
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.set_elimination import set_elimination
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, interval

PROBLEMS = ("one:1000", "two:300", "zipf:1:100")
GROWTHS = (1.05, 1.12, 1.4, 2.0)
CONSTANT, DELTA = 4.0, 2.0**-9


def shares(level: Level) -> np.ndarray:
    return np.array([0.06, 0.125, 0.25, 0.5, 0.6] if level == "quick" else np.geomspace(0.05, 0.9, 12))


def set_map(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Mean queries of set elimination (problem, growth, gamma), and of elimination (problem) with its interval; c = 4."""
    gammas, replicates = shares(level), 200 if level == "full" else 6
    common = {"delta": DELTA, "constant": CONSTANT}
    single = sweep(elimination_search, [{"p": p} | common for p in PROBLEMS], 3 * replicates)
    cells = [{"p": p, "gamma": float(g), "growth": r} | common for p in PROBLEMS for r in GROWTHS for g in gammas]
    runs = np.array([run["queries"] for run in sweep(set_elimination, cells, replicates)])
    shape = (len(PROBLEMS), len(GROWTHS), len(gammas))
    mean, low, high = (part.reshape(shape) for part in interval(runs, axis=1))
    columns = {f"elimination{tail}": (("problem",), part) for tail, part in zip(("", "_low", "_high"), _intervals(single), strict=True)}
    dims = ("problem", "growth", "gamma")
    masses = {f"p{k}": ((f"class{k}",), resolve(p)) for k, p in enumerate(PROBLEMS)}
    return dataset(
        {"problem": list(PROBLEMS), "growth": list(GROWTHS), "gamma": gammas}, queries=(dims, mean), queries_low=(dims, low),
        queries_high=(dims, high), **columns, **masses,
    )  # fmt: skip


def _intervals(found: list[dict[str, np.ndarray]]) -> tuple[np.ndarray, ...]:
    return interval(np.stack([run["queries"] for run in found], axis=1))
