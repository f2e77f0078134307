"""Rates of empirical measures: tails decide on the line, dimension in space."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import rates


def draw_rates(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    sizes = data["n"].values
    fine = np.unique(np.round(np.geomspace(sizes[0], sizes[-1], 60))).astype(int)
    for index, name in enumerate(data["reference"].values):
        one = data.sel(reference=name)
        low, high = (one[key].values for key in ("scaled_low", "scaled_high"))
        simulation(left, sizes, one["scaled"].values, str(name), index, low=low, high=high, markersize=3)
        line = [float(predict(f"measure_objectives.squared_wasserstein_of_{name}", n=int(n))) * n for n in fine]
        theory(left, fine, np.array(line), "", index)
    left.set(xscale="log", xlabel="draws, n", ylabel="n times the mean of $W_2^2$", ylim=(0, None))
    left.legend(fontsize=5.5, loc="upper left")
    points = data["points"].values
    for index, d in enumerate(data["d"].values):
        one = data.sel(d=d)
        low, high = (one[key].values for key in ("nearest_low", "nearest_high"))
        simulation(right, points, one["nearest"].values, f"d = {d}", index, low=low, high=high, markersize=3)
        many = np.geomspace(max(points[0], 20 * 2.0**d), points[-1], 40).astype(int)
        theory(right, many, np.array([float(predict("measure_objectives.nearest_distance_on_torus", n=int(n), d=int(d))) for n in many]), "", index)
    right.set(xscale="log", yscale="log", xlabel="points, n", ylabel="mean distance to the nearest")
    right.legend(fontsize=5.5, loc="lower left")
    return figure


RATES = PaperFigure(
    name="measure_objectives.rates",
    paper=9,
    title="How fast samples approach their law",
    caption=(
        "Left: n times the mean squared Wasserstein distance of n draws from their own law, on the line; markers: fresh draws, mean and "
        "95% interval; lines: exact laws at every n. Only the uniform law has the rate 1/n (flat at 1/6); a normal tail costs log log n, each "
        "exponential tail log n. Right: on the torus in d dimensions no measure on n points is nearer than the mean distance to the nearest "
        "of them, which falls like n^(-1/d)."
    ),
    caption_quick="Scaled down: 30 runs per marker.",
    published="new (sheet 09, figures 1 and 2)",
    data=rates.rates,
    draw=draw_rates,
)
