"""What the published budget of samples gives, and the least budget that is enough."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.mode_estimation.figure_data import budgets


def draw_budgets(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    bits, drawn = data["bits"].values, data["drawn"].values
    for index, problem in enumerate(data["problem"].values):
        one, p = data.sel(problem=problem), data[f"p{index}"].values.tolist()
        size = one["budget"].values
        exact = [float(predict("mode_estimation.exact_error_of_empirical_mode", p=p, n=int(n))) for n in size]
        theory(left, bits, exact * 2.0**bits, "", index)
        y, low, high = (one[key].values for key in ("ratio", "ratio_low", "ratio_high"))
        seen = y > 0
        simulation(left, drawn[seen], y[seen], str(problem), index, low=low[seen], high=high[seen], markersize=3)
        enough = np.array([float(predict("mode_estimation.smallest_budget", p=p, delta=2.0 ** -int(b))) for b in bits])
        theory(right, bits, enough / size, str(problem).replace(":", ", "), index)
    for panel in axes[0]:
        panel.axhline(1, color="0.5", linewidth=0.8, zorder=0)
        panel.set_xlabel("bits of tolerated error, log2(1/delta)")
    left.set(yscale="log", ylabel="error / delta")
    right.set(ylabel="least enough budget / published", ylim=(0, None))
    left.legend(fontsize=5.5)
    right.legend(fontsize=5.5)
    return figure


BUDGETS = PaperFigure(
    name="mode_estimation.budgets",
    paper=6,
    title="The published budget is not a guarantee",
    caption=(
        "Left: error of the mode of ceil(ln(1/delta)/Delta^2) samples, the budget of all published runs of searches with a budget, over "
        "delta: exact (lines) and in drawn counts (markers, 95% interval). Above 1 the budget is too small. With many light classes ties "
        "at the top are lost: the error is n times too large, as long as samples are fewer than the square root of the number of classes; "
        "elsewhere the factor n^(-1/2) that the exponent leaves out makes it too careful. Right: the least number of samples that is "
        "enough, over the published one."
    ),
    caption_quick="Scaled down: 20 000 drawn counts per point, 4000 and 600 for 1000 and 10 000 classes.",
    published="new (sheet 06, ME-10, ME-11 and section 6, item 1)",
    data=budgets.budgets,
    draw=draw_budgets,
)
