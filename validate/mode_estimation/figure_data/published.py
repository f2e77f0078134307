"""Runs of the published figures, with algorithms whose faults are mended: queries and errors against delta."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import counts
from lawbook.simulate.mode_estimation.adaptive import adaptive_search
from lawbook.simulate.mode_estimation.elimination import elimination_search
from lawbook.simulate.mode_estimation.exhaustive import exhaustive_search
from lawbook.simulate.mode_estimation.problems import Problem, resolve
from lawbook.simulate.mode_estimation.set_elimination import set_elimination
from lawbook.simulate.mode_estimation.truncated import truncated_search
from lawbook.validate import intervals
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import CONFIDENCE, Sweep, dataset, interval

BITS = np.arange(1, 10)
LONGEST = 20_000  # samples; a run that goes on is counted with what it has asked

SEARCHES: dict[str, tuple[Callable[..., Mapping[str, np.ndarray]], dict[str, Any]]] = {
    "exhaustive": (exhaustive_search, {}),
    "adaptive": (adaptive_search, {}),
    "truncated": (truncated_search, {}),
    "elimination, c = 0.3": (elimination_search, {"constant": 0.3, "most_samples": LONGEST}),
    "elimination, c = 4": (elimination_search, {"constant": 4.0, "most_samples": LONGEST}),
    "elimination, mixture": (elimination_search, {"rule": "mixture", "most_samples": LONGEST}),
    "set elimination, c = 0.1": (set_elimination, {"constant": 0.1, "most_samples": LONGEST}),
    "set elimination, c = 4": (set_elimination, {"constant": 4.0, "gamma": 0.25, "growth": 1.12, "most_samples": LONGEST}),
}
BUDGETED = ("exhaustive", "adaptive", "truncated")


def published_budget(p: Problem, delta: float) -> int:
    """ceil(ln(1/delta)/Delta^2), which uses the true p_1 and p_2."""
    law = resolve(p)
    return math.ceil(math.log(1 / delta) / -math.log1p(-((math.sqrt(law[0]) - math.sqrt(law[1])) ** 2)))


def runs(problem: str, names: tuple[str, ...], sweep: Sweep, replicates: int, bits: np.ndarray = BITS) -> dict[str, tuple[Any, Any]]:
    """Queries and errors of each search at delta = 2^-bits, (search, bits) each, with 95 % intervals.

    Searches with a budget are given the published one, of the true p_1 and p_2; the others stop by themselves.
    """
    columns: dict[str, list[Any]] = {name: [] for name in ("queries", "queries_low", "queries_high", "error", "error_low", "error_high")}
    for name in names:
        search, options = SEARCHES[name]
        deltas = [2.0 ** -int(b) for b in bits]
        given = [{"n": published_budget(problem, d)} if name in BUDGETED else {"delta": d} for d in deltas]
        found = sweep(search, [{"p": problem} | options | one for one in given], replicates)
        queries = interval(np.stack([run["queries"] for run in found], axis=1))
        if search is elimination_search:  # what is dropped when depends on counts alone, of which many more can be drawn
            found = sweep(counts.elimination, [{"p": problem} | options | one for one in given], 10 * replicates)
        errors, trials = np.array([run["error"].sum() for run in found]), np.array([run["error"].size for run in found])
        for key, row in zip(("queries", "queries_low", "queries_high"), queries, strict=True):
            columns[key].append(row)
        low, high = intervals.clopper_pearson(errors, trials, 1 - CONFIDENCE)
        for key, row in zip(("error", "error_low", "error_high"), (errors / trials, low, high), strict=True):
            columns[key].append(row)
    return {key: (("search", "bits"), np.array(rows)) for key, rows in columns.items()}


def budgets(problem: str, sweep: Sweep, draws: int) -> dict[str, tuple[Any, Any]]:
    """The published budgets of a problem, and the error of the mode of so many samples in drawn counts."""
    size = [published_budget(problem, 2.0 ** -int(b)) for b in BITS]
    found = sweep(counts.empirical_mode, [{"p": problem, "n": n, "draws": draws} for n in size], 10)
    drawn = interval(np.stack([run["error"] / run["trials"] for run in found], axis=1))
    names = ("drawn", "drawn_low", "drawn_high")
    return {"budget": (("bits",), size)} | {k: (("bits",), row) for k, row in zip(names, drawn, strict=True)}


def published(problem: str, names: tuple[str, ...], draws: int, sweep: Sweep, level: Level) -> Any:
    """Queries and errors of a published figure's searches on its problem."""
    full = level == "full"
    columns = runs(problem, names, sweep, 5000 if full else 150)
    columns["p"] = (("class",), resolve(problem))
    return dataset({"search": list(names), "bits": BITS}, **columns, **budgets(problem, sweep, 20 * draws if full else draws))


def geometric(sweep: Sweep, level: Level, tokens: str) -> Any:
    return published("geometric:100", BUDGETED, 10_000, sweep, level)


def two(sweep: Sweep, level: Level, tokens: str) -> Any:
    return published("two:300", ("elimination, c = 0.3", "truncated", "elimination, mixture"), 2_000, sweep, level)


def one(sweep: Sweep, level: Level, tokens: str) -> Any:
    names = ("elimination, c = 0.3", "set elimination, c = 0.1", "truncated", "elimination, mixture")
    return published("one:1000", names, 500, sweep, level)
