"""What identifying samples costs: while the tree is learnt, and by the number of classes; and what one question a sample saves."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import question_game, question_variance
from lawbook.simulate.mode_estimation.adaptive import adaptive_search
from lawbook.simulate.mode_estimation.one_question import track
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.trees import (
    balanced_depths,
    coarse_partition,
    huffman_cost,
    huffman_lengths,
)
from lawbook.simulate.mode_estimation.truncated import truncated_search
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

SOURCES = ("dirichlet:2:8:0", "dirichlet:2:20:0", "dirichlet:2:50:0")

REVERSAL = ("two:300", "zipf:1:300")


def regret(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Queries of adaptive search: above those of the best tree on the same samples (source, n), and per sample (reversal, n)."""
    full = level == "full"
    n = np.unique(np.geomspace(1, 1_000_000 if full else 60_000, 18 if full else 12).round().astype(int))
    found = sweep(adaptive_search, [{"p": p, "n": n.tolist()} for p in SOURCES], 200 if full else 16)
    above = np.stack([run["queries"] - run["optimal"] for run in found], axis=1)
    early = n[n <= 60_000]
    again = sweep(adaptive_search, [{"p": p, "n": early.tolist()} for p in REVERSAL], 200 if full else 16)
    each = np.stack([run["queries"] / early for run in again], axis=1)
    coordinates = {"source": list(SOURCES), "n": n, "reversal": list(REVERSAL), "early": early}
    data = summarised(coordinates, regret=(("source", "n"), above), queries=(("reversal", "early"), each))
    for k, p in enumerate(REVERSAL):
        data[f"p{k}"] = ((f"class{k}",), resolve(p))
    data["classes"] = (("source",), [len(resolve(p)) for p in SOURCES])
    return data


def depth_by_classes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Questions a sample on Zipf laws of m classes: balanced tree, Huffman, the coarse tree, entropies, and measured searches."""
    sizes = 2 ** np.arange(2, 13 if level == "full" else 11)
    laws = [resolve(f"zipf:1:{m}") for m in sizes]
    exact = {
        "balanced": [balanced_depths(len(p)).mean() for p in laws],
        "huffman": [p @ huffman_lengths(p) for p in laws],
        "coarse": [huffman_cost(coarse_partition(p)[1]) for p in laws],
    }
    n = 60_000 if level == "full" else 16_382
    cells = [{"p": f"zipf:1:{m}", "n": n} for m in sizes]
    replicates = 20 if level == "full" else 2
    found = {"adaptive": sweep(adaptive_search, cells, replicates), "truncated": sweep(truncated_search, cells, replicates)}
    runs = {name: (("m",), np.stack([run["queries"] / n for run in rows], axis=1)) for name, rows in found.items()}
    data = summarised({"m": sizes}, **runs)
    for name, row in exact.items():
        data[name] = (("m",), np.array(row))
    data["entropy"] = (("m",), np.array([-(p * np.log2(p)).sum() for p in laws]))
    data["mode"] = (("m",), np.array([p[0] for p in laws]))
    return data


THREE = ([0.36, 0.33, 0.31], [0.4, 0.35, 0.25], [0.45, 0.44, 0.11], [0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.7, 0.2, 0.1], [0.8, 0.15, 0.05])
LEVELS = (500.0, 2000.0)  # ln(1/delta); queries are compared between the two


def one_question(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Variance x queries of two estimates of p_1 - p_2 at p_1 = p_2 = p, and the gain of the best mix on laws of three classes."""
    full = level == "full"
    p = np.linspace(0.05, 0.475, 18 if full else 10)
    found = sweep(question_variance.variances_times_queries, [{"p": float(x), "samples": 1000, "runs": 1000} for x in p], 200 if full else 16)
    runs = {name: (("p",), np.stack([run[name] for run in found], axis=1)) for name in ("full", "single")}
    runs["ratio"] = (("p",), runs["full"][1] / runs["single"][1])
    data = summarised({"p": p, "law": np.arange(len(THREE))}, **runs)
    data["gain"] = (("law",), np.array([question_game.gain(one) for one in THREE]))
    cells = [{"p": p, "log_inverse_delta": LEVELS, "actions": actions} for actions in ("full", "all") for p in THREE]
    slopes = np.stack([np.diff(run["queries"], axis=1)[:, 0] for run in sweep(track, cells, 400 if full else 24)])
    mean, relative = slopes.mean(axis=1), slopes.std(axis=1, ddof=1) / slopes.mean(axis=1) / math.sqrt(slopes.shape[1])
    ratio, half = mean[: len(THREE)] / mean[len(THREE) :], 1.96 * np.hypot(relative[: len(THREE)], relative[len(THREE) :])
    for name, row in (("tracked", ratio), ("tracked_low", ratio * (1 - half)), ("tracked_high", ratio * (1 + half))):
        data[name] = (("law",), row)
    return data
