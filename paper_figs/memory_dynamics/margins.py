"""Five tokens in three dimensions: losses and margins at the start, margins and loss at the end."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_dynamics.landscapes import trail
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_dynamics.figure_data import runs

SHOWN = 30


def draw_margins(data: Any, venue: str) -> Any:
    figure, axes = new_figure(4, 3, venue=venue, aspect=0.66, sharex=True)
    t = data["t"].values[:SHOWN]
    for column, d in enumerate(data["d"].values):
        top = axes[0, column]
        top.set_title(f"d = {d}")
        for index, step in enumerate(data["step"].values):
            trail(top, t, data["loss"].sel(d=d, step=step).values[:SHOWN], f"step size {step:g}", index, markersize=2.5)
        top.set_ylim(0, 3.1 if d == 3 else 1.7)
        for panel, step in zip(axes[1:, column], data["step"].values, strict=True):
            for index, token in enumerate(data["token"].values):
                trail(panel, t, data["margins"].sel(d=d, step=step, token=token).values[:SHOWN], f"token {token}", index, markersize=2)
            panel.axhline(0, color="0.3", linewidth=0.6, zorder=0)
        axes[3, column].set_xlabel("step")
    axes[0, 0].set_ylabel("loss")
    for panel, step in zip(axes[1:, 0], data["step"].values, strict=True):
        panel.set_ylabel(f"margin\nstep size {step:g}", fontsize=7)
    axes[0, 2].legend(fontsize=5.5)
    axes[3, 2].legend(fontsize=5.5, ncols=2, loc="lower right")
    return figure


MARGINS = PaperFigure(
    name="memory_dynamics.margins",
    paper=5,
    title="Five tokens in 3, 5 and 10 dimensions",
    caption=(
        "Loss for three step sizes (top) and margins for each (below) over the first 30 steps: five tokens and classes on "
        "the sphere, frequencies 1/x, the published embeddings bit for bit. In d=10 and 5 the loss never rises. In d=3 "
        "it oscillates for step sizes 10 and 20 (until step 76 and 504), and yet this problem is separable: with margins so small "
        "that all five tokens are right only after 3971, 1188 and 494 steps for the step sizes 3, 10, 20."
    ),
    published="loss_N5_d{3,5,10} and margins_N5_d{3,5,10}_lr{3,10,20} (sheet 05, F7)",
    data=runs.margins,
    draw=draw_margins,
)


def draw_late(data: Any, venue: str) -> Any:
    figure, axes = new_figure(2, 3, venue=venue, aspect=0.85, sharex=True)
    t = data["t"].values
    for column, d in enumerate(data["d"].values):
        top, bottom = axes[:, column]
        top.set_title(f"d = {d}")
        one = data.sel(d=d)
        norm = float(one["squared_norm"])
        for index, token in enumerate(data["token"].values):
            simulation(top, t[::2], one["margins"].sel(token=token).values[::2], f"token {token}", index, markersize=2.5)
            line = one["predicted"].sel(token=token).values
            late = line > 0.3
            if one["supports"].sel(token=token):
                theory(top, t[late], line[late], "", index, linewidth=0.9)
        top.set(xscale="log", ylim=(-4, 26) if d == 3 else (-1.5, 15))
        simulation(bottom, t, one["scaled_loss"].values / norm, "measured", 0, markersize=2.5)
        goal = predict("memory_dynamics.loss_of_separable_memory", S=norm, eta=1.0, T=1) / norm
        theory(bottom, t[[0, -1]].astype(float), [float(goal)] * 2, "limit of the law", 6)
        bottom.set(xscale="log", yscale="log", xlabel="step", ylim=(1e-3, 20))
    axes[0, 0].set_ylabel("margin, step size 20")
    axes[1, 0].set_ylabel("step size x t x loss\nover squared norm", fontsize=7)
    axes[0, 1].legend(fontsize=5, ncols=2, loc="lower right", columnspacing=0.8, handletextpad=0.1)
    axes[1, 2].legend(fontsize=5.5)
    return figure


LATE = PaperFigure(
    name="memory_dynamics.late_margins",
    paper=5,
    title="Margins grow like log t, with offsets that are known",
    caption=(
        "The same five tokens followed further, step size 20. Top: margins (markers) and log(p step t / beta) (lines), beta the "
        "multipliers of the max-margin memory; a token without a line supports no margin. Bottom: step size x t x loss, over "
        "the squared norm of the max-margin memory (4.275 in d=10, 30.34 in d=5, 6391 in d=3): it tends to 1, whatever frequencies and step size."
    ),
    caption_quick="Scaled down: 60000 steps.",
    published="new (sheet 05, AM-A2 and AM-A3)",
    data=runs.late_margins,
    draw=draw_late,
)


def draw_collapse(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8, sharey=True)
    left, right = axes[0]
    t, name = data["t"].values, "memory_dynamics.margin_of_gradient_flow"
    for index, token in enumerate(data["token"].values):
        p, m = float(data["p"].sel(token=token)), data["margins"].sel(token=token).values
        style = {"markersize": 2.5, "alpha": 1 - 0.08 * index}
        simulation(left, t[::2], m[::2], f"frequency {p:.2g}", index, **style)
        simulation(right, p * t[::2], m[::2], f"frequency {p:.2g}", index, **style)
        theory(left, t, predict(name, p=p, t=t, M=5), "", 6, linewidth=0.6, linestyle="-")
    scaled = np.geomspace(float(data["p"].min()) * t[0], float(data["p"].max()) * t[-1], 80)
    theory(right, scaled, predict(name, p=1.0, t=scaled, M=5), "law", 6, linewidth=0.8, linestyle="-")
    right.plot(scaled[scaled > 1], np.log(5 * scaled[scaled > 1]), color="0.6", linewidth=0.8, linestyle="--", zorder=1)
    left.set(xscale="log", xlabel="time", ylabel="margin")
    right.set(xscale="log", xlabel="frequency x time")
    left.legend(fontsize=5)
    return figure


COLLAPSE = PaperFigure(
    name="memory_dynamics.collapse",
    paper=5,
    title="Margins of all tokens lie on one curve in frequency x time",
    caption=(
        "Margins of eight tokens with orthonormal embeddings, five classes, frequencies over three decades, under gradient flow from W = 0. "
        "Lines: e^m + 4 m - 1 = 5 p t, solved by the Wright omega function; dashed grey: log(5 p t), reached late."
    ),
    published="new (sheet 05, AM-O1 and AM-O3)",
    data=runs.collapse,
    draw=draw_collapse,
)


def draw_loss_constant(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    t = data["t"].values
    for index, (alpha, head) in enumerate(runs.PAIRS):
        for fill, step in zip((None, "white"), data["eta"].values, strict=True):
            options = {} if fill is None else {"markerfacecolor": fill}
            label = f"correlation {alpha:g}" if fill is None else ""
            y = data["scaled"].isel(pair=index).sel(eta=step).values
            marker = ("o", "s")[int(step > 1)]
            simulation(left, step * t[::2], y[::2], label, index, markersize=2.5, marker=marker, **options)
        goal = float(predict("memory_dynamics.loss_of_pair", p_1=head, alpha=alpha, eta=1.0, T=1))
        theory(left, [0.5, 1e6], [goal, goal], "", index, linewidth=0.8)
    left.set(xscale="log", yscale="log", xlabel="step size x steps", ylabel="step size x steps x loss", title="two particles")
    left.legend(fontsize=5.5)
    time = data["time"].values
    simulation(right, time, data["zipf_loss"].values, "Zipf exponent 2", 0)
    theory(right, time, predict("memory_dynamics.loss_of_zipf", alpha=2.0, t=time, M=2), "C t^(-1/2) law", 6)
    theory(right, time[:8], time[:8] ** -1.0, "1/t", 1, linewidth=0.8)
    right.set(xscale="log", yscale="log", xlabel="time", ylabel="loss", title="2000 tokens, two classes")
    right.legend(fontsize=5.5)
    return figure


LOSS_CONSTANT = PaperFigure(
    name="memory_dynamics.loss_constant",
    paper=5,
    title="How the loss ends: its constant, and its power law",
    caption=(
        "Left: step size x steps x loss of two particles, by correlation (circles: step size 0.5, squares: 10; frequencies 0.75, or "
        "0.95 for correlation 0), tends to the squared norm 1/(1 - correlation) of the max-margin memory, whatever step size and frequencies (lines). Right: "
        "many orthonormal tokens under gradient flow: not 1/t but t^(1/a - 1) for the Zipf exponent a, with the derived constant (line)."
    ),
    published="new (sheet 05, AM-A3, AM-P3 and AM-O9)",
    data=runs.loss_constant,
    draw=draw_loss_constant,
)
