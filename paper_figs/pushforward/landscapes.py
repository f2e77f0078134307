"""The landscapes of the authors' notebooks, with the axes named as they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.series import field, simulation
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import landscapes

ROWS = {"moments": "exponential moments", "characteristic": "characteristic functions"}
ZOOMS = ("coarse", "medium", "fine")


def minima(family: str, kind: str, first: tuple[float, float], second: tuple[float, float]) -> list[tuple[float, float]]:
    """Zeros of the loss inside a window, as (first, second)."""
    a, b = landscapes.TARGETS[family]
    if family == "normal":
        found = [(a, b), (a, -b)]
    else:  # the interval read from either end; at whole frequencies also translated by 2 pi
        turns = [2 * np.pi * k for k in range(-3, 4)] if kind == "characteristic" else [0.0]
        found = [pair for turn in turns for pair in ((a + turn, b), (a + b + turn, -b))]
    return [(x, y) for x, y in found if first[0] <= x <= first[1] and second[0] <= y <= second[1]]


def draw(data: Any, venue: str, family: str, names: tuple[str, str]) -> Any:
    figure, axes = new_figure(2, 3, venue=venue, aspect=0.85)
    for row, kind in zip(axes, ROWS, strict=True):
        for k, panel in enumerate(row):
            first, second, clip = landscapes.WINDOWS[family, kind][k]
            name = f"{kind}_{k}"
            clip = min(clip, float(data[name].values.max()))
            values = np.clip(data[name].values, 0, clip)
            panel.set_title(f"{ROWS[kind]}, {ZOOMS[k]}", fontsize=6)
            mesh = field(panel, data[f"{name}_second"].values, data[f"{name}_first"].values, values, "loss", vmin=0, vmax=clip)
            zeros = minima(family, kind, first, second)
            simulation(panel, [y for _, y in zeros], [x for x, _ in zeros], "zeros of the loss", 1, markersize=3, clip_on=False)
            panel.grid(False)
            figure.colorbar(mesh, ax=panel, shrink=0.8).ax.tick_params(labelsize=5)
            panel.tick_params(labelsize=5)
            panel.set_xlabel(names[1], fontsize=6)
            panel.set_ylabel(names[0] if k == 0 else "", fontsize=6)
    return figure


NORMAL = PaperFigure(
    name="pushforward.landscape_of_normal_maps",
    paper=7,
    title="Loss of affine maps against a normal law",
    caption=(
        "Target N(3, 25). Above: mean squared difference of moment generating functions at 100 frequencies in [0, 0.1], an "
        "ill-conditioned valley (condition number 165). Below: half the mean squared difference of characteristic functions at "
        "10 frequencies in [0, 1], a round bowl (condition number 1.5). Colours end at the notebooks' levels. Markers: zeros, "
        "one for each sign of the slope. The axes are named after what they are; the notebook calls the mean 'Std' and the "
        "deviation 'Bias'."
    ),
    caption_quick="Scaled down: grids of 50 x 100.",
    published="gau_True and gau_False, coarse, med and fine (notebook gau_landscape)",
    data=landscapes.normal,
    draw=lambda data, venue: draw(data, venue, "normal", ("mean", "standard deviation (slope)")),
)
UNIFORM = PaperFigure(
    name="pushforward.landscape_of_uniform_maps",
    paper=7,
    title="Loss of affine maps against a uniform law",
    caption=(
        "Target U[3, 5]. Above: moment generating functions at 10 frequencies in [0.1, 1], one curved valley. Below: "
        "characteristic functions at the frequencies 1, ..., 100: needles on a plateau. Whole frequencies have the period 2 pi, "
        "so that the window contains a false zero, the interval [3 - 2 pi, 5 - 2 pi] read from its end. Colours end at the "
        "notebooks' levels, or at the largest loss of the window. Markers: zeros."
    ),
    caption_quick="Scaled down: grids of 50 x 100.",
    published="uni_True and uni_False, coarse, med and fine (notebook uni_landscape)",
    data=landscapes.uniform,
    draw=lambda data, venue: draw(data, venue, "uniform", ("left end (image of 0)", "width (slope)")),
)
