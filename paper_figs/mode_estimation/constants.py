"""What elimination risks, by its constant, and where the constant begins to be enough."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import PALETTE, new_figure
from lawbook.validate.mode_estimation.figure_data import constants


def draw_constants(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    c = data["c"].values
    for index, bits in enumerate(data["bits"].values):
        y, low, high = (data[key].sel(bits=bits).values for key in ("wrong", "wrong_low", "wrong_high"))
        seen, place = y > 0, c * 1.05 ** (index - 1)
        style = {"markersize": 3.5}
        simulation(left, place[seen], y[seen], f"delta = 2^-{bits}", index, low=low[seen], high=high[seen], **style)
        if not seen.all():
            simulation(left, place[~seen], high[~seen], "", index, marker="v", markersize=3.5)
        left.axhline(2.0**-bits, color=PALETTE[index], linewidth=0.7, linestyle="--", zorder=1)
    left.set(xscale="log", yscale="log", xlabel="constant c", ylabel="probability that the mode is dropped", title="three close classes")
    left.set_xticks([0.1, 0.2, 0.5, 1], ["0.1", "0.2", "0.5", "1"])
    left.legend(fontsize=5.5)
    fine = np.linspace(2.2, 5.2, 40)
    for index, decades in enumerate(data["decades"].values):
        ratio = data["exact"].sel(decades=decades).values + decades
        simulation(right, data["exact_c"].values, ratio, f"delta = 10^-{decades}", index, markersize=3.5)
        bound = predict("mode_estimation.error_of_elimination", m=2, delta=10.0 ** -int(decades), c=fine)
        theory(right, fine, np.log10(bound) + decades, "", index)
    right.axhline(0, color="0.5", linewidth=0.8, zorder=0)
    right.axvline(float(predict("mode_estimation.critical_constant_of_elimination", m=2)), color="0.5", linewidth=0.8, zorder=0)
    right.set(xlabel="constant c", ylabel="log10(probability / delta)", title="two classes, nearly equal", ylim=(-20, 27))
    right.legend(fontsize=5.5)
    return figure


CONSTANTS = PaperFigure(
    name="mode_estimation.constants",
    paper=6,
    title="What elimination risks, by its constant",
    caption=(
        "Left: probability that elimination drops the mode of (0.36, 0.33, 0.31), with 95% intervals, against its constant; dashed: the "
        "tolerated error. The calibrated c = 0.3 of the published figures errs a hundred times too often at delta = 2^-9. Triangles: no "
        "error was seen, 95% upper end. Right: the same for p = (0.5001, 0.4999), exact sums over all paths of bounded length, divided by "
        "delta; lines: the bound, for c > 2. The curves are below 0, the rule correct, from a constant on that grows towards the critical "
        "4 (vertical) as delta falls, slowly: at 10^-3 it lies between 1 and 1.5, at 10^-30 above 2.5. In print c = 24."
    ),
    caption_quick="Scaled down: 400 runs per point, paths of 5000 samples.",
    published="new (sheet 06, ME-33, ME-34 and section 6, item 2)",
    data=constants.constants,
    draw=draw_constants,
)
