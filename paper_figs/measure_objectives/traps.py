"""Two particles between two target points: traps of the Gaussian kernel, none of the energy kernel."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import field, simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import traps


def draw_traps(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    mesh = field(left, data["y"].values, data["x"].values, data["value"].values, "half the squared MMD")
    figure.colorbar(mesh, ax=left, label="$\\mathrm{MMD}^2/2$")
    x, y, unstable = (data[name].values for name in ("rest_x", "rest_y", "unstable"))
    for index, (count, words) in enumerate(((0, "stable"), (1, "saddle"), (2, "maximum"))):
        chosen = unstable == count
        off = chosen & (x != y)  # both orders of the particles
        simulation(left, np.append(x[chosen], y[off]), np.append(y[chosen], x[off]), words, index, markersize=4)
    left.set(xlabel="first particle", ylabel="second particle")
    left.legend(fontsize=5.5, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3)
    separation = data["separation"].values
    simulation(right, separation, data["gaussian"].values, "Gaussian kernel", 0, markersize=3)
    simulation(right, separation, data["energy"].values, "energy kernel", 1, markersize=3)
    theory(right, separation, [predict("measure_objectives.arrival_at_atoms", g=[s, 0.0], u=0.25) for s in separation], "law", 1)
    fold = float(predict("measure_objectives.separation_that_traps_pairs", h=1.0))
    theory(right, np.array([fold, fold]), np.array([3.0, 300.0]), "trapped beyond", 6)
    right.set(yscale="log", xlabel="separation, in bandwidths", ylabel="time until the pair has parted")
    right.legend(fontsize=5.5)
    return figure


TRAPS = PaperFigure(
    name="measure_objectives.traps",
    paper=9,
    title="Traps of a kernel",
    caption=(
        "Left: half the squared MMD (Gaussian kernel, bandwidth 1) of two particles from two points at -2 and 2, and where the particles rest: besides the target, pairs "
        "around one of the points are stable. Right: two particles that start around one of two target points need a time that diverges where the points are 3.391 "
        "bandwidths apart, and never part beyond; with the energy kernel the time is twice the separation (line)."
    ),
    published="new (sheet 09, law E7)",
    data=traps.traps,
    draw=draw_traps,
)
