"""Evaluations of the field against error: solvers on normal data, on two modes, and first-order samplers by their noise levels."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import few_steps

NAMES = {"euler": "Euler", "midpoint": "midpoint", "heun": "Heun", "rk4": "Runge-Kutta 4"}
GRIDS = {"equal_angle": "equal angles", "karras": "Karras et al.", "log": "equal ratios"}
ORDERS = {"euler": 1, "midpoint": 2, "heun": 2, "rk4": 4}


def draw_few_steps(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    counts = data["N"].values
    for index, (method, words) in enumerate(NAMES.items()):
        evaluations = counts * few_steps.EVALUATIONS[method]
        normal, mixture = (data[name].sel(solver=method).values for name in ("normal", "mixture"))
        simulation(left, evaluations, normal, words, index, markersize=3)
        simulation(middle, evaluations, mixture, words, index, markersize=3)
        if method in ("euler", "heun"):
            law = "error_of_euler_flow" if method == "euler" else "error_of_heun_flow"
            theory(left, evaluations, np.abs(predict(f"pushforward.{law}", sigma=few_steps.DEVIATION, N=counts)), f"law, {words}", index)
        if method == "midpoint":
            theory(left, evaluations, normal[-1] * (counts[-1] / counts) ** 3.0, "order 3", index)
        theory(middle, evaluations, mixture[-1] * (counts[-1] / counts) ** float(ORDERS[method]), f"order {ORDERS[method]}", index)
    for index, (kind, words) in enumerate(GRIDS.items()):
        simulation(right, counts, data["lost"].sel(grid=kind).values, words, index, markersize=3)
    turn = float(np.subtract(*np.arctan(np.array(few_steps.LEVELS) / few_steps.SPREAD)))
    theory(right, counts, 1 - predict("pushforward.best_first_order_deviation", Theta=turn, N=counts), "law, best grid", 0)
    for panel, title in ((left, "normal data"), (middle, "two modes"), (right, "first-order sampler")):
        panel.set(xscale="log", yscale="log", xlabel="evaluations of the field")
        panel.set_title(title, fontsize=6.5)
        panel.legend(fontsize=4.5)
        panel.tick_params(labelsize=5.5)
    right.set_xticks(counts, [str(n) for n in counts])
    right.tick_params(which="minor", labelleft=False, labelbottom=False)
    left.set_ylabel("relative error of the deviation", fontsize=6.5)
    middle.set_ylabel("largest error of the map", fontsize=6.5)
    right.set_ylabel("share of the deviation lost", fontsize=6.5)
    return figure


FEW_STEPS = PaperFigure(
    name="pushforward.few_steps",
    paper=7,
    title="What few evaluations cost",
    caption=(
        "Left: flow matching's exact field from N(0, 1) to N(0, 4). Lines: laws for Euler's and Heun's rules; the midpoint rule is of third order there, "
        "by an exact cancellation. Middle: two unequal modes; every solver has its own order again (lines through the last point). Right: the deterministic "
        "first-order sampler on N(0, 0.49) between the noise levels 80 and 0.001; equal angles are the best placement, for which there is a law (line)."
    ),
    caption_quick="Scaled down: up to 64 steps.",
    published="new (sheet 07, figure i)",
    data=few_steps.errors,
    draw=draw_few_steps,
)
