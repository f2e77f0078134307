"""Two samplers that are no gradients, and so not optimal transport."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward import curl_of_close_modes
from lawbook.validate.pushforward.figure_data import no_gradients


def draw_gradients(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    bends, nearness = data["bend"].values, data["k"].values
    for index, (name, words) in enumerate((("swaps", "swaps of two points"), ("best", "best pairing of all"))):
        simulation(left, bends, data[name].values, words, index, low=data[f"{name}_low"].values, high=data[f"{name}_high"].values, markersize=3)
    fine = np.linspace(bends[0], bends[-1], 60)
    theory(left, fine, [float(predict("pushforward.saving_by_swaps_on_banana", b=float(b))) for b in fine], "law, swaps", 0)
    theory(left, fine, predict("pushforward.cost_of_banana", b=fine), "law, the whole cost", 2)
    left.set(yscale="log", xlabel="bend of the banana", ylabel="saved per point")
    for index, sigma in enumerate(data["sigma"].values):
        simulation(right, nearness, data["curl"].sel(sigma=sigma).values, f"deviation {sigma:g}", index, markersize=3)
        norm = curl_of_close_modes.values({"means": no_gradients.MEANS, "sigma": sigma, "k": 1.0})["c"]
        theory(right, nearness, predict("pushforward.curl_of_close_modes", c=norm, sigma=sigma, k=nearness), f"law, {sigma:g}", index)
    right.set(xscale="log", yscale="log", xlabel="by which the means are divided", ylabel="|J - J$^T$| / |J|")
    for panel in axes[0]:
        panel.legend(fontsize=5)
    return figure


GRADIENTS = PaperFigure(
    name="pushforward.no_gradients",
    paper=7,
    title="Two samplers that are not optimal transport",
    caption=(
        "Left: the banana (z_1, z_2 + b (z_1^2 - 1)), a triangular map: what better pairings of noise with images save per point (markers, 95% intervals), and the laws for swaps of "
        "two points and for the whole cost. Right: how far the flow's end map to three normal modes in the plane is from a gradient, as their means shrink (markers), and "
        "the law (lines): the fifth power of distance over deviation, which is why transport costs hardly see it."
    ),
    caption_quick="Scaled down: 8 samples of 150 points.",
    published="new (sheet 07, PM-A6 and PM-D6)",
    data=no_gradients.no_gradients,
    draw=draw_gradients,
)
