"""Weak labels: exponential resolution, intervals that never close, and who finds the best labels."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import weak_labels

NAMES = {"alternation": "alternating minimisation", "frank_wolfe": "Frank-Wolfe on the law", "annealing": "annealing on the law"}


def draw_weak_labels(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    sizes = data["n"].values
    for index, q in enumerate(data["confusion"].values):
        one = data.sel(confusion=q)
        seen = one["ambiguous"].values > 0
        low, high = (one[key].values[seen] for key in ("ambiguous_low", "ambiguous_high"))
        simulation(left, sizes[seen], one["ambiguous"].values[seen], f"q = {q:g}", index, low=np.maximum(low, 1e-5), high=high, markersize=3)
        fine = np.arange(1, sizes[-1] + 1)
        theory(
            left, fine, predict("measure_objectives.ambiguity_after_n_sets", n=fine, K=weak_labels.LABELS, p=weak_labels.SHARE, q=float(q)), "", index,
        )
    left.set(yscale="log", ylim=(1e-4, 1.3), xlabel="sets, n", ylabel="chance of ambiguity")
    left.legend(fontsize=5.5)
    widths = data["width_n"].values
    for index, words in enumerate(("centred", "skewed, as published")):
        one = data.isel(skewed=index)
        low, high = (one[key].values for key in ("width_low", "width_high"))
        simulation(middle, widths, one["width"].values, words, index, low=low, high=high, markersize=3)
    fine = np.unique(np.round(np.geomspace(1, widths[-1], 50))).astype(int)
    theory(middle, fine, np.array([float(predict("measure_objectives.width_of_unskewed_intervals", n=int(n))) for n in fine]), "", 0)
    theory(middle, fine, np.array([float(predict("measure_objectives.width_of_skewed_intervals", n=int(n))) for n in fine]), "", 1)
    middle.set(xscale="log", yscale="log", xlabel="intervals, n", ylabel="width of intersection")
    middle.legend(fontsize=5.5, loc="lower left")
    problems = data["problem"].values
    for index, (name, words) in enumerate(NAMES.items()):
        one = data.sel(rule=name)
        low, high = (one[key].values for key in ("reached_low", "reached_high"))
        simulation(right, problems + 0.12 * (index - 1), one["reached"].values, words, index, low=np.maximum(low, 0), high=np.minimum(high, 1), markersize=3)
    right.set(xlabel="sign-ambiguous labels", ylabel="starts at the optimum", ylim=(0, 1.55))
    right.set_yticks([0, 0.5, 1])
    right.legend(fontsize=5, loc="upper right")
    return figure


WEAK_LABELS = PaperFigure(
    name="measure_objectives.weak_labels",
    paper=9,
    title="Learning from sets of candidate labels",
    caption=(
        "Left: three labels, an input of probability 1/4, each wrong label among the candidates with probability q: the chance that n sets "
        "leave more than the truth (markers) and its exact law (lines), which falls exponentially. Middle: intersection of n candidate intervals; "
        "with centred corruption it closes like 1/n (line: exact law), with the skewed corruption of the published experiment it never gets "
        "narrower than 1 (line: bound), so that sets alone cannot identify the label. Right: sign-ambiguous regression on cubic polynomials, "
        "noise 0.05: how often each method ends at the enumerated optimum from one random start. The methods on the law do far more work a start "
        "(60 or 200 matrix products against a handful) and are polished by alternation; at equal work, restarted alternation is as good as "
        "annealing and better than Frank-Wolfe. Intervals are 95%."
    ),
    caption_quick="Scaled down: 20 runs per marker, 24 problems per size.",
    published="new (sheet 09, figure 3 and open question Q2)",
    data=weak_labels.weak_labels,
    draw=draw_weak_labels,
)
