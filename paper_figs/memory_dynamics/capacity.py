"""Where memorising everything ends, and what the cross-entropy gives up beyond."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_dynamics.figure_data import capacity


def draw_separable(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    for index, (kind, d, classes) in enumerate(capacity.FAMILIES):
        counts = data["N"].isel(family=index).values
        y, low, high = (data[name].isel(family=index).values for name in ("separable", "separable_low", "separable_high"))
        simulation(left, counts / d, y, f"{kind}, d = {d}", index, low=low, high=high, markersize=3)
        if classes == 2:
            fine = np.arange(max(1, int(0.6 * d)), int(3.4 * d) + 1)
            law = [float(predict("memory_dynamics.separable_probability", N=int(n), d=d)) for n in fine]
            theory(left, fine / d, law, "", index, linewidth=0.9)
    left.axvline(1, color="0.7", linewidth=0.7, zorder=0)
    left.set(xlabel="tokens N / dimension d", ylabel="share that can be memorised")
    left.legend(fontsize=5)
    cosine = data["cosine"].values
    for index, mass in enumerate(data["mass"].values):
        simulation(right, cosine, data["excess"].sel(mass=mass).values, f"P = {mass:g}", index, markersize=3)
        jump = (1 - mass) / mass
        for side in (np.linspace(0.005, jump - 1e-6, 30), np.linspace(jump + 1e-6, 0.62, 30)):
            if side[-1] > side[0]:
                inside = side[side <= 0.62]
                theory(right, inside, predict("memory_dynamics.harm_of_cross_entropy", P=float(mass), c=inside), "", index, linewidth=0.9)
    right.set(xlabel="cosine c", ylabel="excess error of the minimiser", ylim=(-0.03, 1.02))
    right.legend(fontsize=5.5)
    return figure


SEPARABLE = PaperFigure(
    name="memory_dynamics.separable",
    paper=5,
    title="Where memorising everything ends, and what the cross-entropy gives up there",
    caption=(
        "Left: share of random problems in which one memory answers all tokens, against N/d; lines: the exact law for two classes; with as many "
        "classes as tokens (f = id) d < N is far from too small. Mean and 95% interval over 50 groups of 20. Right: three tokens in the plane of which the "
        "minimiser of the cross-entropy forgets the two of total frequency P if the cosine c is below (1-P)/P; markers: Newton's method and an "
        "exact search of all angles, lines: the law."
    ),
    caption_quick="Scaled down: 6 groups of 10.",
    published="new (sheet 05, AM-U2 and AM-U6)",
    data=capacity.separable,
    draw=draw_separable,
)
