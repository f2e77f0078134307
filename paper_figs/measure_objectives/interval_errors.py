"""Regression from intervals: who errs least, and what an early stop is worth."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import PALETTE, new_figure
from lawbook.validate.measure_objectives.figure_data import interval_errors

NAMES = {"disambiguation": "DF", "solved": "DF, solved", "average": "AC", "corrected": "IL, corrected", "infimum": "IL"}
SHADES = {1: "skewed", 0: "centred"}


def draw_interval_errors(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    queries = data["query"].values
    simulation(left, data["x"].values, data["centre"].values, "intervals", 5, low=data["centre"].values - data["radius"].values,
               high=data["centre"].values + data["radius"].values, markersize=2)  # fmt: skip
    theory(left, queries, data["truth"].values, "truth", 6, linestyle="-", linewidth=0.8)
    for index, (name, words) in enumerate(NAMES.items()):
        if name == "infimum":
            continue
        curve = data["prediction"].sel(rule=name).values
        simulation(left, queries[index::8], curve[index::8], words, index, markersize=2, markeredgewidth=0.6)
    left.set(xlabel="x", ylabel="y", ylim=(-5.5, 5.5))
    left.legend(fontsize=4.5, ncols=2, loc="lower left")
    for index, (skewed, words) in enumerate(SHADES.items()):
        errors = [data["error"].sel(rule=name, skewed=skewed).values for name in NAMES]
        places = np.arange(len(NAMES)) + 0.36 * index - 0.18
        middle.boxplot(errors, positions=places, widths=0.3, whis=(5, 95), showfliers=False, manage_ticks=False,
                       medianprops={"color": PALETTE[index]}, boxprops={"color": PALETTE[index]})  # fmt: skip
        low, median, high = np.quantile(errors, [0.25, 0.5, 0.75], axis=1)
        simulation(middle, places, median, words, index, low=low, high=high, markersize=3)
    middle.set(yscale="log", ylabel="test error")
    middle.set_xticks(range(len(NAMES)), list(NAMES.values()), rotation=40, ha="right", fontsize=6)
    middle.legend(fontsize=5.5, loc="upper left")
    tolerances = data["tolerance"].values
    low, high = (data[f"stopped_{end}"].values for end in ("low", "high"))
    simulation(right, tolerances, data["stopped"].values, "DF", 0, low=low, high=high, markersize=3)
    average = float(np.median(data["error"].sel(rule="average", skewed=1).values))
    simulation(right, tolerances, np.full(tolerances.size, average), "AC", 2, markersize=3)
    right.axvline(1e-5, color="black", linewidth=0.6, linestyle=":")
    right.set(xscale="log", xlabel="tolerance of the stop", ylabel="test error", ylim=(0, 0.42))
    right.invert_xaxis()
    right.legend(fontsize=5.5, loc="lower left")
    return figure


INTERVAL_ERRORS = PaperFigure(
    name="measure_objectives.interval_errors",
    paper=9,
    title="Regression from intervals",
    caption=(
        "Labels sin(10 x) known up to ten intervals, kernel ridge weights, the best of three ridges by test error for every method, as published. Left: the "
        "published draw (seed 0, skewed intervals) with disambiguation as published (DF), followed to its end (solved), the average of centres (AC, which the published "
        "figure leaves out) and the infimum loss with its loss corrected (IL). Middle: test errors over fresh draws with skewed and with centred intervals (boxes: quartiles; whiskers: 5 and "
        "95%; markers: medians). Right: disambiguation's median error (bars: quartiles) against the tolerance at which it stops, skewed intervals; dotted, the published "
        "one. It is as good as the average only where it has barely left the centres, from which it starts, and about the published tolerance."
    ),
    caption_quick="Scaled down: 16 draws a box, 12 a marker of the right panel.",
    published="new (sheet 09, figure 4); left: Cabannes, Bach and Rudi (ICML 2021), interval regression",
    data=interval_errors.interval_errors,
    draw=draw_interval_errors,
)
