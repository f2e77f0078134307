"""In the plane: sharpness along paths, and memorisation that minimising the loss forgets."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_dynamics.landscapes import trail
from lawbook.paper_figs.series import field, simulation, theory
from lawbook.paper_figs.style import PALETTE, new_figure
from lawbook.validate.memory_dynamics.figure_data import planes

ROWS = {"three_tokens": "N = 3, separable", "thirty_tokens": "N = 30, not separable"}


def draw_sharpness(data: Any, venue: str) -> Any:
    figure, axes = new_figure(2, 3, venue=venue, aspect=0.95)
    first, t = data["first"].values, data["t"].values
    for row, (name, title) in enumerate(ROWS.items()):
        one = data.sel(problem=name)
        for panel, (key, label) in zip(axes[row], {"landscape": "loss", "curvature": "sharpness"}.items(), strict=False):
            panel.set_title(f"{title}: {label}" if key == "landscape" else label, fontsize=7)
            mesh = field(panel, first, first, one[key].values, label)
            for index, step in enumerate(one["step"].values):
                w, colour = one["w"].sel(step=step).values, ("white", PALETTE[1])[index]
                inside = np.abs(w).max(axis=1) <= 10
                share = np.linspace(0, 1, len(w))[inside]
                trail(panel, *w[inside].T, f"step size {step:g}", index, share=share, markersize=2, color=colour)
            panel.grid(False)
            panel.set_ylabel("second coordinate" if key == "landscape" else "")
            figure.colorbar(mesh, ax=panel, pad=0.02)
        panel = axes[row, 2]
        for index, step in enumerate(one["step"].values):
            trail(panel, t, one["sharpness"].sel(step=step).values, f"step size {step:g}", index, markersize=2)
        ends = t[[0, -1]].astype(float)
        theory(panel, ends, [float(one["largest"])] * 2, "largest: at 0", 6)
        theory(panel, ends, [2 / float(one["step"].max())] * 2, "2 / (step size 10)", 0, linestyle="--", linewidth=0.8)
        panel.set(title="along the path", ylim=(0, 0.6))
        panel.title.set_fontsize(7)
    for panel in axes[1, :2]:
        panel.set_xlabel("first coordinate of w")
    axes[1, 2].set_xlabel("step")
    axes[0, 2].legend(fontsize=5)
    return figure


SHARPNESS = PaperFigure(
    name="memory_dynamics.sharpness",
    paper=5,
    title="Sharpness peaks where tokens change side",
    caption=(
        "Descent with step sizes 10 and 1 on the loss and the sharpness of two published problems (frequencies 1/x, labels x mod 2), 34 steps. "
        "Top, separable: sharpness rises from 0.069 to 0.28 (step size 1) and falls again, the loss never rises. Bottom, not separable: step size 1 "
        "converges to the minimiser (sharpness 0.32); step size 10, above the local threshold 2/0.32 = 6.3, ends in a cycle of period two. The "
        "origin is the sharpest point of any problem with two classes. Loss: sum over tokens (published: mean)."
    ),
    caption_quick="Scaled down: 50 x 50 points.",
    published="two_particles_{39,9} (sheet 05, F5)",
    data=planes.sharpness_along_paths,
    draw=draw_sharpness,
)


def draw_forgetting(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 4, venue=venue, aspect=1.0)
    for panel, name in zip(axes[0], data["problem"].values, strict=True):
        one = data.sel(problem=name)
        first, second = one["first"].values, one["second"].values
        gap = float(one["error_there"] - one["best"]) if one["finite"] else 0.0
        panel.set_title(f"N = {name_of_tokens(name)}: forgets {gap:.2f}", fontsize=7)
        mesh = field(panel, first, second, one["error"].values, "0-1 error", vmin=0, vmax=1)
        loss = one["loss"].values
        panel.contour(first, second, loss, levels=np.quantile(loss, np.linspace(0.02, 0.95, 10)), colors="white", linewidths=0.4)
        if one["finite"]:
            there = one["minimiser"].values
            simulation(panel, there[:1], there[1:], "minimiser of the loss", 1, markersize=5, markerfacecolor=PALETTE[1])
        reach = np.linspace(0, 20, 2001)[:, None] * one["direction"].values
        inside = (reach >= [first[0], second[0]]).all(axis=1) & (reach <= [first[-1], second[-1]]).all(axis=1)
        theory(panel, *reach[inside][[0, -1]].T, "best direction", 1, color="white", linewidth=1.2)
        panel.grid(False)
    axes[0, 0].set_ylabel("second coordinate")
    figure.supxlabel("first coordinate of w", fontsize=8)
    figure.colorbar(mesh, ax=axes, label="0-1 error", pad=0.01)
    return figure


def name_of_tokens(name: str) -> int:
    """Tokens of a published problem of the figure."""
    return 30 if name in ("thirty_tokens", "forgetting_30") else 3


FORGETTING = PaperFigure(
    name="memory_dynamics.forgetting",
    paper=5,
    title="The minimiser of the loss need not memorise what can be memorised",
    caption=(
        "0-1 error (colour) and level lines of the loss (white) in four published problems. Marker: minimiser of the loss (the first "
        "problem is separable and has none); dashed: a direction with the least error, found exactly by an angular sweep. Titles: error at the "
        "minimiser less the least error: 0, 0.27, 0.04, 0.23 (0.22 as published, where further digits are cut off, and the least error is that of a grid)."
    ),
    caption_quick="Scaled down: 70 x 70 points.",
    published="forgetting_2d_{3,30}_{39,81,7,9} (sheet 05, F6)",
    data=planes.forgetting,
    draw=draw_forgetting,
)


def draw_path(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    left.set_title("one path on the 0-1 error")
    mesh = field(left, data["first"].values, data["second"].values, data["landscape"].values, "0-1 error", vmin=0, vmax=1)
    w, t = data["w"].values, data["t"].values
    trail(left, *w[::2].T, "path", 0, markersize=2, color="white")
    there = data["minimiser"].values
    simulation(left, there[:1], there[1:], "minimiser of the loss", 1, markersize=5, markerfacecolor=PALETTE[1])
    left.grid(False)
    left.set(xlabel="first coordinate of w", ylabel="second coordinate")
    left.legend(loc="lower right", facecolor="0.35", frameon=True, framealpha=0.6, edgecolor="none", labelcolor="white", fontsize=5.5)
    figure.colorbar(mesh, ax=left, label="0-1 error", pad=0.02)
    for index, (name, label) in enumerate({"loss": "loss", "error": "0-1 error"}.items()):
        y, low, high = (data[key].values[::4] for key in (name, f"{name}_low", f"{name}_high"))
        simulation(right, t[::4], y, label, index, low=low, high=high, markersize=2.5)
    trail(right, t[::2], data["one_error"].values[::2], "0-1 error of the path", 3, markersize=1.5)
    ends = t[[0, -1]].astype(float)
    for index, (name, label) in enumerate({"loss_there": "least loss", "error_there": "error at the minimiser", "best": "least error"}.items()):
        theory(right, ends, [float(data[name])] * 2, label, (0, 1, 2)[index], linewidth=0.9)
    right.set(xlabel="step", title="mean over runs, and the path", ylim=(0, 1.7))
    right.legend(fontsize=5.5, ncols=2)
    return figure


PATH = PaperFigure(
    name="memory_dynamics.forgetting_path",
    paper=5,
    title="A path that passes the best memorisation, and leaves it",
    caption=(
        "Mini-batch descent (batch 10, step size 0.1, 1000 steps) on ten tokens with frequencies 1/x^2 that no memory in the plane holds. Left: one "
        "path, from a start with error 0.775 through the region of least error 0.156 to the minimiser of the loss, with error 0.347. Right: "
        "mean and 95% interval over 64 runs: the loss keeps falling while the error rises again. The published loss is half of this one."
    ),
    caption_quick="Scaled down: 16 runs.",
    published="forgetting_trajectory and forgetting (sheet 05, F6)",
    data=planes.forgetting_path,
    frames=51,
    draw=draw_path,
)
