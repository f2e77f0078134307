"""Two samples of one law, seen by three discrepancies in one, three and five dimensions."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.empirical_distances import two_samples_on_torus
from lawbook.simulate.measure_objectives.mmd_of_samples import two_samples
from lawbook.simulate.measure_objectives.sinkhorn_of_samples import normal_clouds
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised

DIMENSIONS = np.array([1, 3, 5])
SIZES = np.array([10, 30, 100, 300])
BANDWIDTH, PENALTY = 1.5, 3.0


def dimensions(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Mean squared MMD and Sinkhorn divergence of normal samples, matching cost and nearest distance on the torus: (d, n)."""
    runs = 300 if level == "full" else 12
    grid = [{"n": int(n), "d": int(d)} for d in DIMENSIONS for n in SIZES]
    kernel = sweep(two_samples, [cell | {"m": cell["n"], "h": BANDWIDTH, "Delta": 0.0, "batch": 10} for cell in grid], runs)
    matched = sweep(two_samples_on_torus, grid, runs)
    entropic = sweep(normal_clouds, [cell | {"epsilon": PENALTY} for cell in grid], runs)
    found = {
        "kernel": [run["squared"] for run in kernel], "matched": [run["cost"] for run in matched],
        "nearest": [run["nearest"] for run in matched], "entropic": [run["divergence"] for run in entropic],
    }  # fmt: skip
    made = {name: (("d", "n"), np.stack(runs, axis=1).reshape(-1, len(DIMENSIONS), len(SIZES))) for name, runs in found.items()}
    return summarised({"d": DIMENSIONS, "n": SIZES}, **made).assign_attrs(bandwidth=BANDWIDTH)
