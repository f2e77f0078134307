"""What few steps do to weights, and what schedules cost."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import weights_in_few_steps

PATHS = {"linear": "linear", "trigonometric": "trigonometric", "best": "best schedule"}


def draw_weights(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    steps, levels = data["N"].values, data["level"].values
    for index, weight in enumerate(data["weight"].values):
        one = data.sel(weight=weight)
        simulation(left, steps, one["flow"].values - weight, f"weight {weight:g}", index, markersize=3)
        simulation(middle, levels, one["two"].values, "", index, markersize=3)
        fine, odds = np.geomspace(levels[0], levels[-1], 80), float(weights_in_few_steps.odds(weight))
        theory(middle, fine, predict("pushforward.weight_after_two_steps", a=weights_in_few_steps.ATOM, l=odds, sigma=fine), "law" if index == 0 else "", index)
        middle.axhline(weight, color="0.6", linewidth=0.5, zorder=0)
    small = data["weight"].values[0]
    theory(left, steps, (small - 0.5) * predict("pushforward.imbalance_after_euler_flow", a=weights_in_few_steps.ATOM, N=steps), f"law near 1/2, at {small:g}", 0)
    for index, (path, words) in enumerate(PATHS.items()):
        simulation(right, data["middle"].values, data[path].values, words, index, markersize=3)
    theory(right, data["middle"].values, np.ones(len(data["middle"])), "transport; two variances", 3)
    left.set(xscale="log", yscale="log", xlabel="Euler steps", ylabel="gain of the heavier point")
    middle.set(xscale="log", xlabel="middle noise level", ylabel="its share after two steps")
    right.set(xscale="log", xlabel="middle variance", ylabel="energy over transport's", ylim=(0.95, 1.65))
    for panel in axes[0]:
        panel.legend(fontsize=4.5)
        panel.tick_params(labelsize=5.5)
        panel.xaxis.label.set_size(6.5), panel.yaxis.label.set_size(6.5)
    middle.set(ylim=(0.53, 1.02))
    middle.legend(fontsize=4.5, loc="center left")
    middle.set_xticks([0.2, 0.5, 1, 2, 5], ["0.2", "0.5", "1", "2", "5"])
    middle.tick_params(which="minor", labelbottom=False)
    return figure


WEIGHTS = PaperFigure(
    name="pushforward.weights_in_few_steps",
    paper=7,
    title="Few steps favour the heavier mode; schedules and what they cost",
    caption=(
        "Data on -1 and 1. Left: by how much the share of the heavier point is too large after Euler's rule on the linear path, which falls like 1/N (line: law for nearly equal "
        "weights), while the outputs' distance to the points falls faster than any power. Middle: the share after two first-order steps against the middle noise level (lines: law; "
        "grey: the weights): no level keeps the lighter point's share. Right: kinetic energy from N(0, I) to the variances 0.1, b and 10: the best schedule is straight where two "
        "of the three agree, at both ends, and nearly so between."
    ),
    published="new (sheet 07, section 6, items 1 and 3)",
    data=weights_in_few_steps.weights,
    draw=draw_weights,
)
