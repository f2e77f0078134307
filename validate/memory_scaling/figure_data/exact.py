"""Errors by exact summation, beside sampled ones: ranking of schemes, bounds, capacity, measured exponents."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import capacity, direct, expected_error, finite_data, gram, schemes
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, summarised

# a scheme of one size (a multiple of d), and a first guess of the best multiple
SIZED = {"threshold": 0.1, "logarithm": 0.5, "root-logarithm": 0.3, "sgd": 1.0}
FIXED = {"frequency": "frequency", "threshold d/8": "threshold:d/8", "optimal": "optimal"}
EXPONENTS = (1.5, 2.0, 3.0)
CAPACITY_DIMENSIONS = (16, 32, 64, 128)


def best_error(family: str, alpha: float, d: int) -> float:
    """The least error of a sized scheme over its size, two classes and infinitely many tokens."""

    def error(log_size: float) -> float:
        size = float(np.exp(log_size))
        product = f"sgd:{size * d**alpha:.12g}" if family == "sgd" else f"{family}:{max(size * d, 1):.12g}"
        return float(expected_error.zipf_error(product, alpha, d)[0])

    centre = np.log(SIZED[family])
    grid = np.linspace(centre - 3, centre + 3, 13)
    start = int(np.argmin([error(x) for x in grid]))
    around = (grid[max(start - 1, 0)], grid[min(start + 1, len(grid) - 1)])
    return float(minimize_scalar(error, bounds=around, method="bounded", options={"xatol": 1e-3}).fun)


def ranking(sweep: Sweep, level: Level, tokens: str) -> Any:
    """d x error of every scheme at its best size (alpha = 2, M = 2, infinitely many tokens): exact sums."""
    dimensions = np.unique(np.logspace(1, 7 if level == "full" else 6, 13 if level == "full" else 6).astype(int))
    rows = {name: expected_error.zipf_error(scheme, 2.0, dimensions.tolist()) for name, scheme in FIXED.items()}
    rows |= {f"{family}, best size": np.array([best_error(family, 2.0, int(d)) for d in dimensions]) for family in SIZED}
    table = np.stack(list(rows.values())) * dimensions
    return dataset({"scheme": list(rows), "d": dimensions}, scaled_error=(("scheme", "d"), table))


def bounds(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Error of q = sqrt(p) against d on a Zipf law (alpha = 2, N = 50), M = 5, for two kinds of unembeddings."""
    dimensions, kinds = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096], ["sphere", "orthonormal"]
    shared = {"tokens": "zipf:2:50", "scheme": "power:0.5", "d": dimensions, "M": 5}
    runs = sweep(gram.observe, [{**shared, "unembeddings": kind, "draws": 8} for kind in kinds], 400 if level == "full" else 60)
    error = np.stack([run["error"] for run in runs], axis=1)
    data = summarised({"unembeddings": kinds, "d": dimensions}, error=(("unembeddings", "d"), error))
    p = frequencies.resolve("zipf:2:50")
    data["p"], data["q"] = (("token",), p), (("token",), np.sqrt(p))
    return data


def capacity_of_classes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """How many equally stored tokens are answered with at most 10 % errors, against d, for rules of M."""
    rules: list[int | str] = [2, 5, "d/2", "d"]
    dimensions = CAPACITY_DIMENSIONS if level == "full" else CAPACITY_DIMENSIONS[:-1]
    cells = [{"d": d, "M": rule, "level": 0.1} for rule in rules for d in dimensions]
    runs = sweep(capacity.observe, cells, 64 if level == "full" else 12)
    seen = np.stack([run["capacity"].reshape(-1) for run in runs], axis=1)
    table = seen.reshape(-1, len(rules), len(dimensions))
    return summarised({"rule": [f"M = {r}" for r in rules], "d": list(dimensions)}, capacity=(("rule", "d"), table))


def exponents(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Measured slopes of the paper's Table 1: error against d of two schemes, unseen mass against T; by exponent alpha."""
    replicates = 200 if level == "full" else 40
    dimensions, samples = [64, 128, 256, 512], [64, 256, 1024, 4096]
    slopes: dict[str, list[np.ndarray]] = {"q = p in d": [], "first d/8 in d": [], "unseen in T": []}
    for alpha in EXPONENTS:
        spec = f"zipf:{alpha:g}:20000"
        for name, scheme in (("q = p in d", "frequency"), ("first d/8 in d", "threshold:d/8")):
            cell = {"tokens": spec, "scheme": scheme, "d": dimensions, "M": 5, "unembeddings": "orthonormal"}
            (run,) = sweep(gram.observe, [cell], replicates)
            slopes[name].append(slope_of_means(run["error"], dimensions))
        (run,) = sweep(finite_data.observe_unseen, [{"tokens": spec, "T": samples}], replicates)
        slopes["unseen in T"].append(slope_of_means(run["unseen"], samples))
    table = np.stack([np.stack(rows, axis=1) for rows in slopes.values()], axis=1)
    return summarised({"quantity": list(slopes), "alpha": list(EXPONENTS)}, slope=(("quantity", "alpha"), table))


def slope_of_means(values: np.ndarray, along: list[int]) -> np.ndarray:
    """Log-log slopes of the means of ten groups of replicates: nearly unbiased, and independent."""
    groups = np.stack([part.mean(axis=0) for part in np.array_split(values, 10)])
    return np.polyfit(np.log(along), np.log(groups).T, 1)[0]


def real_tokens(sweep: Sweep, level: Level, tokens: str) -> Any:
    """The user's token frequencies: unseen mass against T, and error against d of two-class memories."""
    p = frequencies.resolve(tokens)
    samples = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000]
    (seen,) = sweep(finite_data.observe_unseen, [{"tokens": tokens, "T": samples}], 100 if level == "full" else 20)
    dimensions, listed = [8, 16, 32, 64, 128, 256, 512], ["frequency", "threshold:d/8", "logarithm:d/2"]
    cell = {"tokens": tokens, "scheme": listed, "d": dimensions, "M": 2}
    (run,) = sweep(direct.observe, [cell], 60 if level == "full" else 12)
    error = run["error"].reshape(-1, len(listed), len(dimensions))
    coordinates = {"scheme": listed, "d": dimensions, "T": samples, "token": np.arange(1, len(p) + 1)}
    data = summarised(coordinates, error=(("scheme", "d"), error), unseen=(("T",), seen["unseen"]))
    data["p"] = (("token",), p)
    data["q"] = (("scheme", "d", "token"), schemes.weight_table(listed, p, tuple(dimensions), 2))
    return data
