"""Costs of three maps between normal laws as the target turns, and what bounded slopes lose between two modes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward.line_maps import Modes, limited, total_variation
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset
from lawbook.validate.pushforward.loss_of_limited_samplers import best_gap
from lawbook.validate.pushforward.plane_cells import observe_flow

PLANE = {"a_1": 2.0, "a_2": 0.2, "b_1": 1.5, "b_2": 0.1}
SEPARATIONS = (2.0, 3.0)
KINDS = ("odd", "one-sided", "affine")


def turning(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Excess over optimal transport of the flow's and the triangular map's cost, by angle."""
    angles = np.linspace(0, np.pi / 2, 31 if level == "full" else 13)
    found = sweep(observe_flow, [{**PLANE, "theta": float(x), "path": "linear", "reflow": False} for x in angles], 1)
    return dataset({"angle": angles}, **{name: (("angle",), np.array([run[name][0] for run in found])) for name in ("excess", "triangular_excess")})


def slopes(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Total variation (separation, kind, slope) of maps of bounded slope, and (separation, slope) the gap with the largest lower bound."""
    slope = np.geomspace(1.1, 40, 24 if level == "full" else 12)
    lost = [[[total_variation(Modes(a, 1.0), *limited(Modes(a, 1.0), L, kind, points=8000)) for L in slope] for kind in KINDS] for a in SEPARATIONS]
    gaps = [[best_gap(a, 1.0, L) for L in slope] for a in SEPARATIONS]
    return dataset(
        {"separation": np.array(SEPARATIONS), "kind": list(KINDS), "slope": slope},
        lost=(("separation", "kind", "slope"), np.array(lost)), gap=(("separation", "slope"), np.array(gaps)),
    )
