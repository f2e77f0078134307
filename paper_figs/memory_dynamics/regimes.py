"""Two close particles: how long until the rare one is learnt, and where and how long the loss spikes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import field, simulation, theory
from lawbook.paper_figs.style import SEQUENTIAL, new_figure
from lawbook.validate.memory_dynamics.figure_data import tables


def draw_learning_time(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    gap, wide, name = data["gap"].values, data["wide"].values, "memory_dynamics.learning_time_of_rare_token"
    fine = np.geomspace(gap[0], gap[-1], 40)
    for index, head in enumerate(data["head"].values):
        simulation(left, gap, data["flow"].sel(head=head).values, f"frequency {head:g}", index)
        theory(left, fine, predict(name, p_1=float(head), k=1 / fine), "", index)
    flow, law = data["flow"].sel(head=0.75).values, predict(name, p_1=0.75, k=1 / gap)
    simulation(right, gap, flow / law, "gradient flow", 6)
    for index, step in enumerate(data["eta"].values):
        ratio = step * data["steps"].sel(eta=step).values / predict(name, p_1=0.75, k=1 / wide)
        simulation(right, wide, ratio, f"descent, step size {step:g}", index)
    theory(right, gap[[0, -1]], [1.0, 1.0], "law", 6)
    left.set(yscale="log", ylabel="time until both are right", title="gradient flow")
    right.set(ylim=(0, 5.2), ylabel="measured / predicted", title="frequency 0.75, right for good")
    for panel in (left, right):
        panel.set(xscale="log", xlabel="1 - correlation")
        panel.legend(fontsize=5.5, loc="upper right")
    return figure


LEARNING_TIME = PaperFigure(
    name="memory_dynamics.learning_time",
    paper=5,
    title="The time to learn the rare of two close tokens, predicted",
    caption=(
        "Left: time at which gradient flow from W = 0 has both tokens right, by frequency of the frequent one (markers), and the law "
        "Delta(p)/(4 (1 - correlation)) with its constant (lines). Right: measured over predicted for the flow and for descent, whose time is steps x "
        "step size until both are right for good: the law holds where the step is small; large steps still oscillate at that time."
    ),
    caption_quick="Scaled down: distances down to 0.001.",
    published="new (sheet 05, AM-P4)",
    data=tables.learning_time,
    draw=draw_learning_time,
)


def draw_regimes(data: Any, venue: str) -> Any:
    import matplotlib

    figure, axes = new_figure(1, 3, venue=venue, aspect=1.35)
    k, eta = data["k"].values, data["eta"].values
    colours = matplotlib.colormaps[SEQUENTIAL].resampled(len(tables.REGIMES))
    for panel, head in zip(axes[0], data["head"].values, strict=False):
        mesh = field(panel, k, eta, data["regime"].sel(head=head).values, "regime", cmap=colours, vmin=-0.5, vmax=3.5)
        head = float(head)
        fine = np.geomspace(1.001, k[-1], 200)
        limit = 2 / predict("memory_dynamics.sharpness_of_pair", p_1=head, alpha=1 - 1 / fine)
        theory(panel, fine, limit, "2 / sharpness at 0", 0, color="white")
        start = 1 / (1 - float(predict("memory_dynamics.wrong_start_of_rare_token", p_1=head)))
        theory(panel, [start, start], eta[[0, -1]], "rare token starts wrong", 1, color="white")
        wrong = np.geomspace(start * 1.02, k[-1], 40)
        spike = np.array([float(predict("memory_dynamics.spike_of_first_step", p_1=head, alpha=1 - 1 / x)) for x in wrong])
        inside = spike <= eta[-1]
        theory(panel, wrong[inside], spike[inside], "first step spikes", 2, color="white")
        cycle = float(predict("memory_dynamics.cycle_of_collapsed_pair", p_1=head))
        theory(panel, [30.0, k[-1]], [cycle, cycle], "cycles at correlation 1", 3, color="white")
        panel.set(xscale="log", yscale="log", xlabel="1 / (1 - correlation)", title=f"frequency {head:g}")
        panel.grid(False)
    axes[0, 0].set_ylabel("step size")
    axes[0, 0].legend(fontsize=5.5, labelcolor="white", loc="lower right")
    bar = figure.colorbar(mesh, ax=axes[0, :2], ticks=range(len(tables.REGIMES)), location="bottom", aspect=40)
    bar.ax.set_xticklabels(tables.REGIMES, fontsize=6)
    panel, close = axes[0, 2], data["close"].values
    for index, step in enumerate(data["listed"].values):
        simulation(panel, close, data["last_rise"].sel(listed=step).values, f"step size {step:g}", index, markersize=3)
    fine = np.geomspace(close[0], close[-1], 30)
    theory(panel, fine, predict("memory_dynamics.oscillation_of_pair", p_1=0.75, k=fine), "3 / (4 (1 - corr.))", 6)
    panel.set(xscale="log", yscale="log", xlabel="1 / (1 - correlation)", ylabel="step of the last rise", title="frequency 0.75")
    panel.legend(fontsize=5.5)
    return figure


REGIMES = PaperFigure(
    name="memory_dynamics.regimes",
    paper=5,
    title="Where the loss spikes, and for how long",
    caption=(
        "Two particles from W = 0. Left and middle: what their loss did in 1500 steps, over closeness 1/(1 - correlation) and step size; white, derived: "
        "the step size 2/S(0) below which no loss can rise (solid), the correlation above which the rare token starts the wrong way (dashed), the "
        "step size above which the first step raises the loss (dash-dotted), and above which two equal inputs cycle (dotted). Right: the last rise "
        "comes before step 3/4 of the closeness, whatever the step size: the scale is derived, the constant measured."
    ),
    caption_quick="Scaled down: 80 x 80 points.",
    published="new (sheet 05, AM-P1, P5, P6)",
    data=tables.regimes,
    draw=draw_regimes,
)
