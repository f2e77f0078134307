"""Storage with random embeddings: errors against dimension, data, load and scheme."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset, summarised

DIMENSIONS = (10, 20, 50, 100, 200, 1000)
SAMPLES = (10, 100, 1000, 10_000)
SCHEMES = ("uniform", "frequency", "threshold:d/8")


def log_integers(low: int, high: int, count: int) -> list[int]:
    """`count` distinct-as-possible integers, evenly spaced on a log scale."""
    return sorted({int(value) for value in np.logspace(np.log10(low), np.log10(high), count)})


def finite_data(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Threshold storage of T samples (P = d/12), N = 1000, M = 5, alpha = 2: error over (T, d)."""
    cells = [
        {"tokens": "zipf:2:1000", "scheme": "top:d/12", "d": list(DIMENSIONS), "M": 5, "T": samples}
        for samples in SAMPLES
    ]
    runs = sweep(direct.observe, cells, 100 if level == "full" else 24)
    error = np.stack([run["error"] for run in runs], axis=1)
    return summarised({"T": list(SAMPLES), "d": list(DIMENSIONS)}, error=(("T", "d"), error))


def naive_schemes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Unthresholded storage of T samples, alpha = 1/2, N = 100, M = 5: error over the plane (d, T)."""
    points, replicates = (30, 100) if level == "full" else (10, 12)
    dimensions = log_integers(10, 1000, points)
    samples = log_integers(10, 10_000, points)
    cells = [
        {"tokens": "zipf:0.5:100", "scheme": ["seen", "counts"], "d": dimensions, "M": 5, "T": count}
        for count in samples
    ]
    runs = sweep(direct.observe, cells, replicates)
    error = np.stack([run["error"].reshape(-1, 2, len(dimensions)) for run in runs], axis=2)
    coordinates = {"scheme": ["seen", "counts"], "T": samples, "d": dimensions}
    return summarised(coordinates, error=(("scheme", "T", "d"), error))


def infinite_data(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Schemes q = 1, q = p and the first d/8 tokens at T = infinity, alpha = 2, N = 100 and 1000, M = 5."""
    dimensions = log_integers(10, 1000, 20)
    sizes = [100, 1000]
    cells = [{"tokens": f"zipf:2:{n}", "scheme": list(SCHEMES), "d": dimensions, "M": 5} for n in sizes]
    runs = sweep(direct.observe, cells, 100 if level == "full" else 32)
    error = np.stack([run["error"].reshape(-1, len(SCHEMES), len(dimensions)) for run in runs], axis=1)
    coordinates = {"N": sizes, "scheme": list(SCHEMES), "d": dimensions}
    return summarised(coordinates, error=(("N", "scheme", "d"), error))


def load(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Filling (q = 1) of N uniform tokens with orthonormal unembeddings: error against the load d M / N."""
    pairs = [(100, 2), (100, 5), (1000, 5)]
    loads = np.logspace(-0.5, 1.5, 9)
    cells, shown = [], []
    for tokens_count, classes in pairs:
        dimensions = [max(classes, round(value * tokens_count / classes)) for value in loads]
        shown.append(dimensions)
        cells.append(
            {
                "tokens": f"uniform:{tokens_count}", "scheme": "uniform", "d": dimensions, "M": classes,
                "unembeddings": "orthonormal",
            }
        )  # fmt: skip
    runs = sweep(direct.observe, cells, 200 if level == "full" else 40)
    error = np.stack([run["error"] for run in runs], axis=1)
    coordinates = {"pair": [f"N={n}, M={m}" for n, m in pairs], "point": list(range(len(loads)))}
    data = summarised(coordinates, error=(("pair", "point"), error))
    data["d"] = (("pair", "point"), np.array(shown))
    data["N"], data["M"] = (("pair",), [n for n, _ in pairs]), (("pair",), [m for _, m in pairs])
    return data


def worked_example(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Three tokens, three classes, two dimensions: a memory too small, with its table of scores."""
    angles_in, angles_out = np.deg2rad([20.0, 75.0, 200.0]), np.deg2rad([90.0, 210.0, 330.0])
    e = np.stack([np.cos(angles_in), np.sin(angles_in)], axis=1)
    u = np.stack([np.cos(angles_out), np.sin(angles_out)], axis=1)
    weights = np.array([1.0, 0.4, 0.8])
    memory = np.einsum("x,xi,xj->ij", weights, u, e)
    coordinates = {"x": [1, 2, 3], "y": [1, 2, 3], "axis": ["first", "second"]}
    return dataset(
        coordinates,
        e=(("x", "axis"), e),
        u=(("y", "axis"), u),
        image=(("x", "axis"), e @ memory.T),
        score=(("x", "y"), e @ memory.T @ u.T),
        q=(("x",), weights),
    )
