"""Sinkhorn between normal laws: the contraction of a step, and the divergence between transport and means."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import entropic


def draw_entropic(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    penalties, shift = data["epsilon"].values, float(data.attrs["shift"])
    fine = np.geomspace(penalties[0] / 2, penalties[-1] * 2, 80)
    for index, b in enumerate(data["b"].values):
        one, words = data.sel(b=b), f"b = {b:g}"
        simulation(left, data["small"].values, 1 - one["contraction"].values, words, index, markersize=3)
        theory(left, fine[:50], [1 - float(predict("measure_objectives.contraction_of_sinkhorn", a=1.0, b=float(b), epsilon=e)) for e in fine[:50]], "", index)
        simulation(right, penalties, one["divergence"].values, words, index, markersize=3)
        theory(right, fine, [float(predict("measure_objectives.sinkhorn_divergence_of_normals", a=1.0, b=float(b), m=shift, epsilon=e)) for e in fine], "", index)
        theory(right, fine[:12], np.full(12, shift**2 + (1 - b) ** 2), "", index, linestyle=":", linewidth=0.8)
    theory(right, fine[-25:], np.full(25, shift**2), "means alone", 6)
    left.set(xscale="log", yscale="log", xlabel="entropic penalty, $\\epsilon$", ylabel="1 - contraction of a full step")
    right.set(xscale="log", xlabel="entropic penalty, $\\epsilon$", ylabel="Sinkhorn divergence", ylim=(0, None))
    left.legend(fontsize=5.5)
    right.legend(fontsize=5.5)
    return figure


ENTROPIC = PaperFigure(
    name="measure_objectives.entropic",
    paper=9,
    title="What the entropic penalty costs and buys",
    caption=(
        "Between N(0, 1) and N(m, b^2), by Sinkhorn's iteration on a grid (markers) and in closed form (lines). Left, m = 0: a full step multiplies errors by the fourth "
        "power of the optimal plan's correlation, so that at a small penalty the steps needed grow like b over it. Right, m = 1/2: the Sinkhorn divergence goes from "
        "the squared Wasserstein distance (dotted) to the squared distance of the means alone, where laws of all deviations look alike."
    ),
    published="new (sheet 09, figure 8)",
    data=entropic.entropic,
    draw=draw_entropic,
)
