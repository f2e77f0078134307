"""What a memory answers: softmax tables of stored and trained memories, and a worked example by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.series import field, simulation
from lawbook.paper_figs.style import MARKERS, PALETTE, new_figure
from lawbook.validate.memory_scaling.figure_data import storage, training


def _table(panel: Any, data: Any, name: str, title: str, highest: float = 1.0, **where: Any) -> Any:
    mesh = field(panel, data["x"].values, data["y"].values, data[name].sel(where).values, title, vmin=0, vmax=highest)
    panel.grid(False)
    panel.set(title=title, xticks=data["x"].values, yticks=data["y"].values)
    return mesh


def draw_one_step(data: Any, venue: str) -> Any:
    figure, axes = new_figure(2, 2, venue=venue, aspect=0.5)
    for row, step in zip(axes, data["step"].values, strict=True):
        token = int(data["token"].sel(step=step))
        for panel, name in zip(row, ("before", "after"), strict=True):
            mesh = _table(panel, data, name, f"step {step:g}: {name} a sample of token {token}", step=step)
    for panel in axes[-1]:
        panel.set_xlabel("token x")
    for panel in axes[:, 0]:
        panel.set_ylabel("class y")
    figure.colorbar(mesh, ax=axes, label="softmax probability", shrink=0.8)
    return figure


ONE_STEP = PaperFigure(
    name="memory_scaling.one_step",
    paper=8,
    title="One step of SGD and the answers for all tokens",
    caption=(
        "Softmax answers of a memory with d=5 for N=10 tokens (label: x mod 5, Zipf exponent 1.5) before and after "
        "the last of 1000 updates that hit a token whose label had less than 0.8. One run; a large step overwrites "
        "other tokens, a small one hardly stores."
    ),
    published="dynamics figure (sheet 08, F5), qualitative",
    data=training.one_step,
    draw=draw_one_step,
)


def draw_matrices(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.5)
    for panel, rho in zip(axes[0], data["rho"].values, strict=True):
        title = "stored alike (rho = 0)" if rho == 0 else "stored by frequency (rho = 1)"
        mesh = _table(panel, data, "answer", title, highest=float(data["answer"].max()), rho=rho)
        panel.set_xlabel("token x")
    axes[0, 0].set_ylabel("class y")
    figure.colorbar(mesh, ax=axes, label="softmax probability", shrink=0.8)
    return figure


MATRICES = PaperFigure(
    name="memory_scaling.memory_matrices",
    paper=8,
    title="The answers of two stored memories",
    caption=(
        "Softmax answers of memories built from T=1000 samples (N=10, M=5, d=10, Zipf exponent 1, label x mod 5): "
        "every token seen stored with weight 1, and with its empirical frequency. One draw."
    ),
    published="matrix figure (sheet 08, F10)",
    data=training.memory_matrices,
    draw=draw_matrices,
)


def draw_worked_example(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.9)
    panel = axes[0, 0]
    for index, (name, label) in enumerate((("e", "inputs $e_x$"), ("u", "outputs $u_y$"), ("image", "answers $W e_x$"))):
        points = data[name].values
        if name == "image":
            points = points / np.linalg.norm(points, axis=1, keepdims=True)
        for number, (x, y) in enumerate(points, start=1):
            panel.annotate("", (x, y), (0, 0), arrowprops={"arrowstyle": "-", "color": PALETTE[index], "lw": 1})
            panel.annotate(str(number), (1.16 * x, 1.16 * y), ha="center", va="center", color=PALETTE[index], size=7)
        simulation(panel, points[:, 0], points[:, 1], label, index, marker=MARKERS[index])
    panel.set(xlim=(-1.5, 1.5), ylim=(-1.4, 2.0), aspect="equal", xticks=[], yticks=[])
    panel.grid(False)
    panel.legend(loc="upper center", ncols=3, fontsize=5.5, handletextpad=0.2, columnspacing=0.8)
    table = axes[0, 1]
    scores = data["score"].values
    field(table, data["y"].values, data["x"].values, scores, "scores", cmap="cividis")
    table.grid(False)
    middle = (scores.max() + scores.min()) / 2
    for i, x in enumerate(data["x"].values):
        for j, y in enumerate(data["y"].values):
            chosen = scores[i].argmax() == j
            text = f"{scores[i, j]:.2f}" + (" *" if chosen else "")
            table.text(y, x, text, ha="center", va="center", size=8, color="white" if scores[i, j] < middle else "black")
    table.set(title="scores; * is the answer", xlabel="class y", ylabel="token x", xticks=[1, 2, 3], yticks=[1, 2, 3])
    table.invert_yaxis()
    return figure


WORKED_EXAMPLE = PaperFigure(
    name="memory_scaling.worked_example",
    paper=8,
    title="Three tokens in two dimensions",
    caption=(
        "A memory of d=2 that stores token x with label x for x=1, 2, 3 and weights 1, 0.4, 0.8. Tokens 1 and 2 have "
        "close inputs, so the heavier one answers for both: token 2 is read as 1. Directions of W e_x on the left, the "
        "scores on the right."
    ),
    published="cartoon (sheet 08, F2); here computed",
    data=storage.worked_example,
    draw=draw_worked_example,
)
