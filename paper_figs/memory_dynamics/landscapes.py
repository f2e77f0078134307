"""Two particles: the loss over the plane, a path with spikes on it, and the loss along the path."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.animation import grows
from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import field, simulation, theory
from lawbook.paper_figs.style import PALETTE, new_figure
from lawbook.validate.memory_dynamics.figure_data import planes


def trail(panel: Any, x: Any, y: Any, label: str, index: int, *, share: Any = None, **options: Any) -> None:
    """The points of a path as markers, joined by a faint line that shows their order; they grow where the figure moves.

    `share`: when each point appears, in [0, 1], where that is not evenly.
    """
    before = len(panel.lines)
    panel.plot(x, y, color=options.get("color", PALETTE[index % len(PALETTE)]), alpha=0.5, linewidth=0.7, zorder=2)
    simulation(panel, x, y, label, index, **({"markersize": 3} | options))
    grows(panel.lines[before:], share)


def borders(panel: Any, z: np.ndarray, first: np.ndarray, second: np.ndarray, names: list[str]) -> None:
    """The lines on which a token changes side, z_x . w = 0, and nothing outside the window."""
    window = first[0], first[-1], second[0], second[-1]
    for index, (vector, name) in enumerate(zip(z, names, strict=True)):
        direction = np.array([-vector[1], vector[0]])
        reach = np.linspace(-1, 1, 4001)[:, None] * 2 * np.abs(window).max() * direction
        inside = (reach[:, 0] >= window[0]) & (reach[:, 0] <= window[1]) & (reach[:, 1] >= window[2]) & (reach[:, 1] <= window[3])
        ends = reach[inside][[0, -1]]
        theory(panel, ends[:, 0], ends[:, 1], name, 5 + index, color="white", linewidth=0.9, linestyle=("-", "--")[index % 2])


def draw_landscapes(data: Any, venue: str) -> Any:
    figure, axes = new_figure(2, 3, venue=venue, aspect=0.95)
    unit = data["first"].values
    for row, window in enumerate(data["window"].values):
        for panel, alpha in zip(axes[row], data["alpha"].values, strict=True):
            one = data.sel(alpha=alpha, window=window)
            title = f"correlation {alpha:g}" if row == 0 else ""
            panel.set_title(title)
            mesh = field(panel, window * unit, window * unit, one["loss"].values, f"loss, correlation {alpha:g}, window {window:g}")
            levels = np.linspace(one["loss"].values.min(), one["loss"].values.max(), 14)[1:-1]
            panel.contour(window * unit, window * unit, one["loss"].values, levels=levels, colors="0.2", linewidths=0.3)
            borders(panel, planes.signed_pair(float(alpha)), window * unit, window * unit, ["frequent right", "rare right"])
            panel.grid(False)
            figure.colorbar(mesh, ax=panel, pad=0.02)
    for panel in axes[1]:
        panel.set_xlabel("first coordinate of w")
    for panel in axes[:, 0]:
        panel.set_ylabel("second coordinate")
    return figure


LANDSCAPES = PaperFigure(
    name="memory_dynamics.landscapes",
    paper=5,
    title="Loss of two particles over the plane",
    caption=(
        "Cross-entropy of two tokens (frequencies 3/4 and 1/4, unit inputs with the correlation of the title) over "
        "w = W'(u_1 - u_2), near the origin (top) and far from it (bottom). White: where the frequent (solid) and the rare token "
        "(dashed) change side. The loss is the sum over tokens; the public code plots their mean, half of it."
    ),
    caption_quick="Scaled down: 50 x 50 points.",
    published="landscape_{neg,pos,spike}_{close,far} (sheet 05, F1)",
    data=planes.landscapes,
    draw=draw_landscapes,
)


def draw_spike(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.9)
    left, right = axes[0]
    first, second = data["first"].values, data["second"].values
    left.set_title("path")
    mesh = field(left, first, second, np.log10(data["landscape"].values), "log10 loss")
    borders(left, planes.signed_pair(0.95), first, second, ["", ""])
    alpha, p = 0.95, planes.HEAD
    right.axhline(np.log(2), color="0.8", linewidth=0.6, zorder=0)
    for index, step in enumerate(data["step"].values):
        one = data.sel(step=step)
        w, colour = one["w"].values, ("white", PALETTE[1])[index]
        inside = (w[:, 0] >= first[0]) & (w[:, 0] <= first[-1]) & (w[:, 1] >= second[0]) & (w[:, 1] <= second[-1])
        share = np.linspace(0, 1, len(w))[inside]
        trail(left, w[inside, 0], w[inside, 1], f"step size {step:g}", index, share=share, color=colour)
        trail(right, one["t"].values, one["loss"].values, f"loss, step size {step:g}", index)
        trail(right, one["t"].values, one["wrong"].values, f"0-1 error, step size {step:g}", index + 2, markersize=2.5)
        late = np.arange(3, planes.STEPS + 1)
        if step * 5 > planes.STEPS:
            name = "loss, law for late times"
            theory(right, late, [float(predict("memory_dynamics.loss_of_pair", p_1=p, alpha=alpha, eta=step, T=int(t))) for t in late], name, 6)
    left.set(xlabel="first coordinate of w", ylabel="second coordinate")
    left.grid(False)
    left.legend(loc="upper right", facecolor="0.35", frameon=True, framealpha=0.6, edgecolor="none", labelcolor="white", fontsize=5.5)
    figure.colorbar(mesh, ax=left, label="log10 loss", pad=0.02)
    right.set(xlabel="step", ylabel="loss or error", title="along the path", ylim=(0, 1.45))
    right.legend(fontsize=5.5)
    return figure


SPIKE = PaperFigure(
    name="memory_dynamics.spike",
    paper=5,
    title="A large step: benign spikes, and the rare token is learnt",
    caption=(
        "Descent of two particles (frequencies 3/4 and 1/4, correlation 0.95) from W = 0, 35 steps. Left: the path over the loss "
        "(white lines: where a token changes side). Right: loss and 0-1 error. With step size 10 the loss rises eight times, last at "
        "step 14, and both tokens are right from step 15 on; with step size 1, below 2/S(0) = 4.08, it never rises and the rare token is "
        "still wrong at step 35. Black: the limit law, loss = 1/((1 - correlation) x step size x t)."
    ),
    published="spike_trajectory and spike_loss (sheet 05, F2)",
    data=planes.spike,
    frames=planes.STEPS + 1,
    draw=draw_spike,
)
