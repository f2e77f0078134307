"""Learned embeddings in the plane, and the weights that SGD stores."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_scaling.storage import measured
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import PALETTE, new_figure
from lawbook.validate.memory_scaling.figure_data import training


def draw_plane(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    u, e = data["U"].values, data["E"].values
    grid = np.linspace(-1.25, 1.25, 240)
    plane = np.stack(np.meshgrid(grid, grid), axis=-1)
    sector = (plane @ u.T).argmax(-1)
    left.contour(grid, grid, sector, levels=np.arange(len(u)) + 0.5, colors="0.75", linewidths=0.6)
    for label in range(len(u)):
        points = e[label :: len(u)]
        points = points / np.linalg.norm(e, axis=1).max()
        simulation(left, points[:, 0], points[:, 1], f"class {label}", label, markersize=3)
        direction = u[label] / np.linalg.norm(u[label])
        left.annotate("", 1.15 * direction, (0, 0), arrowprops={"arrowstyle": "->", "color": PALETTE[label], "lw": 1.2})
    left.set(xlim=(-1.25, 1.25), ylim=(-1.25, 1.25), aspect="equal", xticks=[], yticks=[], title="W e and u in d = 2")
    left.grid(False)
    classes = data["M"].values
    measured(right, classes, data, "trained by Adam", 0)
    theory(right, classes.astype(float), np.zeros(len(classes)), "possible: 0 at every M", 6)
    right.set(xlabel="classes M", ylabel="error", title="error of training")
    right.legend(fontsize=5.5)
    return figure


PLANE = PaperFigure(
    name="memory_scaling.learned_embeddings",
    paper=8,
    title="Two dimensions hold any number of classes, if embeddings are learned",
    caption=(
        "Left: token embeddings W e (markers, N=100, M=5, Zipf exponent 2, Adam with step 0.001 for 10000 updates of "
        "batch 1000) gather on the rays of the unembeddings (arrows); grey: borders of the answers. Right: error "
        "after 1000 updates with step 0.1 from fresh starts, mean and 95% interval over 10 runs: capacity is not the "
        "limit, the optimiser is (the published error bars are successive checkpoints of one run)."
    ),
    caption_quick="Scaled down: batches of 200, 1500 updates with step 0.01 on the left, 3 runs on the right.",
    published="learned embeddings (sheet 08, F8)",
    data=training.in_the_plane,
    draw=draw_plane,
)


def draw_sgd_weights(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    orbits = data["orbit"].values / np.linalg.norm(data["orbit"].values, axis=1, keepdims=True)
    visits, ranks = data["n"].values, data["x"].values + 1.0
    for index, step in enumerate(data["step"].values):
        label = f"step {step:g}"
        simulation(left, visits[::8], orbits[index][::8], label, index, markersize=3)
        left.plot(visits, orbits[index], color=PALETTE[index], linewidth=0.6, alpha=0.6)
        rows = np.unique(np.geomspace(1, 100, 14).astype(int)) - 1
        simulation(right, ranks[rows], data["stored"].values[index][rows], label, index, markersize=3)
    p = (np.arange(100) + 3.0) ** -2
    for index, rho in enumerate((1.0, 0.35, 0.05)):
        power = p**rho
        theory(right, ranks, power / np.linalg.norm(power), f"p^{rho:g}", index, linewidth=0.8)
    left.set(xlabel="visits n", ylabel="weight / norm", title="orbits of the map")
    right.set(xscale="log", yscale="log", xlabel="rank of the token", title="stored weights")
    left.legend(fontsize=5.5)
    right.legend(fontsize=5.5, ncols=2)
    return figure


SGD_WEIGHTS = PaperFigure(
    name="memory_scaling.sgd_weights",
    paper=8,
    title="Large steps store all tokens alike",
    caption=(
        "The idealised SGD map q + step / (1 + exp(q)/M), M=10, from 0: its orbit (left) and the weights after "
        "n = floor(p(x)/p(100)) visits with p(x) ~ (x+2)^-2 (right), beside powers of p. Here every step size is "
        "labelled with its own value and counts are not clipped (the published third curve has step 1 under the "
        "label 10, and counts above 100 are cut): step 10 is what 'stored once, then never again' looks like."
    ),
    published="q_gamma figure (sheet 08, F4)",
    data=training.sgd_weights,
    draw=draw_sgd_weights,
)
