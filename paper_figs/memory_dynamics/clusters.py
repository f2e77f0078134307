"""Close tokens: the next term of the learning time, clusters of many tokens, and how long random problems oscillate."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_dynamics.figure_data import clusters


def draw(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.1)
    left, middle, right = axes[0]
    head = data["head"].values
    fine = np.linspace(head[0], head[-1], 80)
    second = [float(predict("memory_dynamics.second_term_of_learning_time", p_1=float(p), k=1.0)) for p in fine]
    theory(left, fine, np.array(second) * (1 - fine), "law", 6)
    for index, gap in enumerate(data["gap"].values):
        first = [float(predict("memory_dynamics.learning_time_of_rare_token", p_1=float(p), k=1 / gap)) for p in head]
        simulation(left, head, (data["pair"].sel(gap=gap).values - first) * (1 - head), f"distance {gap:g}", index)
    left.set(xlabel="frequency of the other", ylabel="excess x frequency", title="rare token: second term")
    n, m = data["first"].values, data["second"].values
    mean = 2 * n * m / (n + m)
    order, line = np.argsort(mean), np.geomspace(mean.min(), mean.max(), 30)
    for index, share in enumerate(data["share"].values):
        unit = float(predict("memory_dynamics.learning_time_of_rare_token", p_1=float(share), k=1.0))
        theory(middle, line, line * unit, "", index)
        simulation(middle, mean[order], data["cluster"].sel(share=share).values[order], f"frequency {share:g}", index)
    middle.set(xlabel="harmonic mean of tokens", ylabel="time x (1 - correlation)", yscale="log", title="clusters")
    low, high = 300.0, 1.0
    for index, slope in enumerate(data["slope"].values):
        scale, rise = (data[name].sel(slope=slope).values for name in ("scale", "last_rise"))
        seen = rise > 0
        scale, rise = scale[seen], rise[seen]
        simulation(right, scale, rise, f"slope {slope:g}", index)
        low, high = min(low, scale.min()), max(high, scale.max())
    ends = np.array([low, high])
    theory(right, ends, ends, "Lambda (refuted bound)", 6)
    right.set(xscale="log", yscale="log", xlabel="Lambda", ylabel="last rise of the loss", title="random problems")
    middle.set_ylim(top=300)
    right.set_ylim(top=3000)
    for panel, place in ((left, "lower left"), (middle, "upper left"), (right, "upper left")):
        panel.legend(fontsize=5, loc=place)
    return figure


CLOSE_TOKENS = PaperFigure(
    name="memory_dynamics.close_tokens",
    paper=5,
    title="Close tokens: second term, clusters, and the length of oscillation",
    caption=(
        "Left: what the learning time of the rare of two close tokens has beyond Delta(p)/(4 (1 - correlation)), times its frequency: flow, "
        "by distance 1 - correlation (markers), and the closed form of the limit (line). Middle: learning time of clusters of 2 to 11 tokens of two labels, at correlation "
        "0.999: the pair's, times the harmonic mean of the labels' numbers of tokens (lines). Right: latest rise of the loss over step sizes "
        "from 1 to 10^4 on random separable problems of six tokens, against Lambda, the limit of eta t times the sharpness: its order where "
        "frequencies have slope 0 or 1 (equal, or Zipf's), far above it at slope 3 (like x^-3). Problems that never spike are left out."
    ),
    caption_quick="Scaled down: fewer frequencies and draws.",
    published="new (sheet 05, section 6)",
    data=clusters.close_tokens,
    draw=draw,
)
