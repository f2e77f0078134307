"""Where to put noise levels, for data of one scale and of all."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import noise_grids


def draw_placements(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    scales, totals = axes[0]
    length = float(np.log(noise_grids.FIRST / noise_grids.LAST))
    for index, name in enumerate(data["placement"].values):
        one = data.sel(placement=name)
        simulation(scales, data["scale"].values[::3], one["loss"].values[::3], str(name), index, markersize=3)
        simulation(totals, data["steps"].values, one["total"].values, str(name), index, markersize=3)
    kept = float(predict("pushforward.share_kept_by_geometric_grid", h=length / noise_grids.STEPS))
    inside = data["scale"].values[(data["scale"].values > 4 * noise_grids.LAST) & (data["scale"].values < noise_grids.FIRST / 4)]
    theory(scales, inside, np.full(inside.size, -np.log(kept)), "least possible", 3, color="black", zorder=5)
    fine = np.arange(data["steps"].values[0], data["steps"].values[-1] + 1)
    theory(totals, fine, [float(predict("pushforward.geometric_grid_is_best", H=length, N=int(n))) for n in fine], "least possible", 3, color="black", zorder=5)
    scales.set(xscale="log", xlabel="standard deviation of the data", ylabel="loss of log deviation", title=f"{noise_grids.STEPS} steps", ylim=(0, 0.75))
    totals.set(xscale="log", yscale="log", xlabel="steps", ylabel="loss, integrated over log scales", title="all scales")
    totals.set_xticks(data["steps"].values, [str(n) for n in data["steps"].values], minor=False)
    totals.set_xticks([], minor=True)
    totals.legend(fontsize=6, loc="lower left")
    return figure


PLACEMENTS = PaperFigure(
    name="pushforward.placements",
    paper=7,
    title="Where to put noise levels",
    caption=(
        "Left: what the deterministic first-order sampler with exact denoisers loses of the logarithm of the deviation of normal data, noise levels from "
        "80 to 0.002; equal ratios lose the same at every scale inside. Right: the loss integrated over log scales, which equal ratios make least. "
        "Markers: the sampler; lines: exact laws."
    ),
    published="new (sheet 07, section 6, item 2)",
    data=noise_grids.placements,
    draw=draw_placements,
)
