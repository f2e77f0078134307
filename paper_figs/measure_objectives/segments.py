"""Convexity by geometry, and atoms chosen one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import segments


def draw_segments(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    shares, fine = data["share"].values, np.linspace(0, 1, 201)
    far = float(data["discrepancy"].values[0, -1])
    for index, segment in enumerate(data["segment"].values):
        simulation(left, shares, data["discrepancy"].sel(segment=segment).values, f"{segment}", index, markersize=3)
        simulation(right, shares, data["wasserstein"].sel(segment=segment).values, f"{segment}", index, markersize=3)
    theory(left, fine, predict("measure_objectives.discrepancy_of_mixtures", A=0.0, B=far, C=far, t=fine), "parabola", 0)
    theory(left, fine, 2 - 2 * np.exp(-((4 * fine) ** 2) / 2), "$2 - 2\\exp(-(4t)^2/2)$", 1)
    theory(left, [0.25, 0.25], [0.0, far], "one bandwidth", 6)
    apart = (6**2 + 2**2) / 590
    theory(right, fine, predict("measure_objectives.plane_distance_along_displacement", A=1.0, B=1.0, C=apart, t=fine), "lower bound", 2)
    theory(right, fine, np.ones_like(fine), "chord", 6)
    left.set(xlabel="share or way", ylabel="$\\mathrm{MMD}^2$")
    right.set(xlabel="share or way", ylabel="$W_2^2$, in units of the ends")
    for one in (left, right):
        one.legend(fontsize=5.5)
    return figure


def draw_atoms(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    names = {"gaussian": "Gaussian", "matern": "Matern", "energy": "energy"}
    for one, kernel in zip(axes[0], data["kernel"].values, strict=True):
        for index, (rule, words) in enumerate((("herding", "herding"), ("line_search", "line search"))):
            simulation(one, data["atoms"].values, data["plain"].sel(kernel=kernel, rule=rule).values, words, index, markersize=2.5)
        simulation(one, data["corrected"].values, data["best"].sel(kernel=kernel).values, "fully corrective", 2, markersize=2.5)
        first = float(data["plain"].sel(kernel=kernel, rule="herding").values[0])
        counts = data["atoms"].values.astype(float)
        theory(one, counts, first / counts, "$1/k$", 5)
        theory(one, counts, first / counts**2, "$1/k^2$", 6)
        one.set(xscale="log", yscale="log", xlabel="atoms", ylim=(1e-11, 10), title=names[str(kernel)])
    axes[0][0].set(ylabel="$\\mathrm{MMD}^2$")
    axes[0][2].legend(fontsize=5, loc="lower left")
    return figure


GEOMETRIES = PaperFigure(
    name="measure_objectives.geometries",
    paper=9,
    title="Convexity by geometry",
    caption=(
        "Left: squared MMD (Gaussian kernel, bandwidth 1) from the unit mass at 0, on the way to the unit mass at 4: a convex parabola along mixtures, concave along displacement "
        "beyond one bandwidth (dotted). Right: squared Wasserstein distance from two atoms in the plane: its chord along mixtures (they are convex at most), above it along displacement, where "
        "shortest ways turn a corner; the lower bound is an equality on the line."
    ),
    published="new (sheet 09, law E10)",
    data=segments.segments,
    draw=draw_segments,
)
ATOMS = PaperFigure(
    name="measure_objectives.chosen_atoms",
    paper=9,
    title="Atoms chosen one by one",
    caption=(
        "Squared MMD from N(0, 1) after k atoms, three kernels: herding falls nearly like the inverse square, exact line search like 1/k, and the best masses of all atoms so far "
        "(fully corrective) fall fastest the smoother the kernel. Lines: powers through the first atom."
    ),
    published="new (sheet 09, law E9)",
    data=segments.chosen_atoms,
    draw=draw_atoms,
)
