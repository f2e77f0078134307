"""The learnt distribution function, and the reversed one: two runs, not one run and its reflection."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import orientation


def draw_orientation(data: Any, venue: str) -> Any:
    from scipy.special import erf

    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8, sharey=True)
    noise, rising = data["noise"].values, data["rising"].values
    for panel, wanted, sign, words in zip(axes[0], (True, False), (1, -1), ("rising", "falling"), strict=True):
        runs = np.flatnonzero(rising == wanted)
        panel.set(xlabel="noise over the square root of 2", title=f"{runs.size} of {rising.size} runs: {words}")
        for index, run in enumerate(runs):
            simulation(
                panel, noise / np.sqrt(2), 2 * data["map"].values[run] - 1, "learnt map" if index == 0 else "", index, markersize=2,
                markevery=2,
            )
        theory(panel, noise / np.sqrt(2), sign * erf(noise / np.sqrt(2)), "erf" if wanted else "-erf", 6)
        panel.legend(loc="upper left" if wanted else "upper right")
    axes[0, 0].set_ylabel("2 f - 1")
    return figure


ORIENTATION = PaperFigure(
    name="pushforward.orientation",
    paper=7,
    title="Which of two distribution functions is learnt",
    caption=(
        "Maps of normal noise trained to be uniform on [0, 1], on the two batches' loss at the frequencies 2 pi k, k <= 10: "
        "networks 1-64-64-1, batches of 10 + 10, 5000 steps. Runs that differ in their seeds alone rise or fall, each with "
        "probability 1/2. The paper's two figures are one run and its reflection. Ten harmonics do not determine the map: a "
        "circular shift has the same loss."
    ),
    caption_quick="Scaled down: networks 1-32-32-1, 1500 steps of size 0.03, 6 runs.",
    published="cdf, cdf_reversed and cdf_leg (network 1-200-200-2000-200-1 there, batches of 1 + 1)",
    data=orientation.orientation,
    draw=draw_orientation,
)
