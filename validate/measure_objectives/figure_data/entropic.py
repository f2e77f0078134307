"""Sinkhorn between normal laws of the line: how fast it converges, and what its divergence is between."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.entropic_normals import transport_of_normals
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep

DEVIATIONS = np.array([0.5, 1.0, 1.7])
SMALL = np.geomspace(0.2, 3, 7)  # beyond, a few steps end the iteration
PENALTIES = np.geomspace(0.2, 50, 9)
SHIFT = 0.5


def entropic(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Contraction (b, small) at equal means and divergence (b, epsilon) at means SHIFT apart, from N(0, 1) to N(m, b^2); exact."""
    import xarray

    points = 161 if level == "full" else 101
    made = {}
    for name, shift, along, penalties in (("contraction", 0.0, "small", SMALL), ("divergence", SHIFT, "epsilon", PENALTIES)):
        cells = [{"a": 1.0, "b": float(b), "epsilon": float(e), "shift": shift, "points": points} for b in DEVIATIONS for e in penalties]
        values = [float(run[name][0]) for run in sweep(transport_of_normals, cells, 1)]
        made[name] = (("b", along), np.reshape(values, (len(DEVIATIONS), len(penalties))))
    return xarray.Dataset(made, coords={"b": DEVIATIONS, "small": SMALL, "epsilon": PENALTIES}, attrs={"shift": SHIFT})
