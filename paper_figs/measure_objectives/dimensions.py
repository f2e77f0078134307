"""Three discrepancies of two samples: which of them dimension slows down."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import dimensions


def draw_dimensions(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.1)
    kernel, matching, entropic = axes[0]
    sizes, bandwidth = data["n"].values, float(data.attrs["bandwidth"])
    fine = np.unique(np.round(np.geomspace(sizes[0], sizes[-1], 40))).astype(int)
    for index, d in enumerate(data["d"].values):
        one = data.sel(d=d)
        for panel, name in ((kernel, "kernel"), (matching, "matched"), (entropic, "entropic")):
            root = np.sqrt if name == "kernel" else np.asarray
            low, high = (root(np.maximum(one[f"{name}_{end}"].values, 1e-12)) for end in ("low", "high"))
            simulation(panel, sizes, root(one[name].values), f"d = {d}", index, low=low, high=high, markersize=3)
        theory(kernel, fine, [float(predict("measure_objectives.mmd_of_two_samples", n=int(n), m=int(n), d=int(d), h=bandwidth, Delta=0.0)) ** 0.5 for n in fine], "", index)
        many = fine[fine >= 20 * 2.0**d]
        if many.size > 1:
            theory(matching, many, [float(predict("measure_objectives.nearest_distance_on_torus", n=int(n), d=int(d))) for n in many], "", index)
        simulation(matching, sizes, one["nearest"].values, "", index, markersize=1.5, markerfacecolor=None)
        theory(entropic, sizes, float(one["entropic"].values[-1]) * sizes[-1] / sizes, "", index)
    for panel, words in ((kernel, "root mean squared MMD"), (matching, "$W_1$, and nearest point"), (entropic, "Sinkhorn divergence")):
        panel.set(xscale="log", yscale="log", xlabel="draws, n", ylabel=words)
    kernel.legend(fontsize=5.5)
    return figure


DIMENSIONS = PaperFigure(
    name="measure_objectives.dimensions",
    paper=9,
    title="Which discrepancies dimension slows down",
    caption=(
        "Two samples of n draws of one law. Left: kernel discrepancy of normal samples (lines: the exact law, of rate n^(-1/2) in every dimension). Middle: "
        "Wasserstein distance on the torus; small markers: mean distance to the nearest point of the other sample, a lower bound (lines: its law for one "
        "fresh point, where n is large enough), of rate n^(-1/d); in one dimension it is far below, for samples are n^(-1/2) apart. Right: Sinkhorn divergence of normal samples at the penalty 3 (lines: 1/n through the last marker)."
    ),
    caption_quick="Scaled down: 12 runs per marker.",
    published="new (sheet 09, figure 2)",
    data=dimensions.dimensions,
    draw=draw_dimensions,
)
