"""Batch size against learnt deviation: one batch is too careful, two are not, and few draws collapse to a point."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import batches

NAMES = {"plug_in": "one batch of n", "two_batches": "two batches of n/2", "u_statistic": "all pairs of n draws"}


def draw_batches(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    sizes = data["n"].values
    for index, (kind, words) in enumerate(NAMES.items()):
        one = data.sel(kind=kind)
        low, high = (one[key].values for key in ("learnt_low", "learnt_high"))
        simulation(left, sizes * 1.04 ** (index - 1), one["learnt"].values, words, index, low=low, high=high, markersize=3)
    every = np.unique(np.round(np.geomspace(sizes[0], sizes[-1], 40)))
    theory(
        left, every, predict("pushforward.learnt_deviation", sigma=batches.TARGET, w=batches.WIDTH, n=every.astype(int), d=1),
        "law, one batch", 0,
    )
    theory(left, every, np.full(every.size, batches.TARGET), "target", 6)
    left.set(xscale="log", xlabel="draws per step, n", ylabel="learnt standard deviation", ylim=(0, None))
    left.set_xticks(sizes, [str(n) for n in sizes])
    left.set_xticks([], minor=True)
    left.legend(fontsize=5.5, loc="lower right")
    deviations = data["sigma"].values
    for index, n in enumerate(data["few"].values):
        simulation(right, deviations, data["minimum"].sel(few=n).values, f"n = {n}", index, markersize=2.5)
        fine = np.linspace(deviations[0], deviations[-1], 300)
        theory(right, fine, predict("pushforward.learnt_deviation", sigma=fine, w=batches.WIDTH, n=int(n), d=1), "", index)
    theory(right, deviations, deviations, "target", 6)
    right.set(xlabel="standard deviation of the target", ylabel="minimum of the mean loss")
    right.legend(fontsize=5.5)
    return figure


BATCHES = PaperFigure(
    name="pushforward.batches",
    paper=7,
    title="One batch at a time learns too little diversity",
    caption=(
        "Affine maps to a centred normal law, characteristic functions at standard normal frequencies. Left: slopes learnt by "
        "stochastic descent from n draws a step, mean and 95% interval over 64 runs of 3000 steps. One batch plugged in learns "
        "a law that is too narrow, by a closed form (line); the product of two batches, and the mean over all pairs, do not; at "
        "n = 2 the loss is nearly flat between 0 and its minimum. Right: minima of the mean loss of one batch (markers: by "
        "quadrature), which is a point up to a threshold (lines: law)."
    ),
    caption_quick="Scaled down: 12 runs of 300 steps.",
    published="new (sheet 07, PM-B10 and section 6, item 5)",
    data=batches.batches,
    draw=draw_batches,
)
