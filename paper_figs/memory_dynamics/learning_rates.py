"""Two particles: how many steps until both are right, over correlation, frequencies and step size."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import contours, field, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_dynamics.figure_data import tables

TITLES = {"first": "first right", "permanent": "right for good"}
DECADES = [1.0, 10.0, 100.0, 1000.0]


def steps_map(panel: Any, x: Any, eta: np.ndarray, times: np.ndarray, label: str) -> Any:
    """log10 of a number of steps, (len(eta), len(x)); what is never reached stays grey."""
    panel.set_facecolor("0.75")
    panel.grid(False)
    panel.set_yscale("log")
    shown = np.where(times < 0, np.nan, np.log10(np.maximum(times, 1).astype(float)))
    return field(panel, x, eta, shown, label, vmin=0, vmax=3)


def finished(figure: Any, axes: Any, mesh: Any, x: str) -> Any:
    for panel, passage in zip(axes[:, 0], TITLES.values(), strict=True):
        panel.set_ylabel(f"{passage}\nstep size")
    for panel in axes[-1]:
        panel.set_xlabel(x)
    figure.colorbar(mesh, ax=axes, label="log10 steps (grey: never)", pad=0.01)
    return figure


def draw_by_frequency(data: Any, venue: str) -> Any:
    chosen = (0, 3, 5, 7, 9)
    figure, axes = new_figure(2, len(chosen), venue=venue, aspect=1.25, sharex=True, sharey=True)
    eta, alpha = data["eta"].values, data["alpha"].values
    for row, passage in enumerate(TITLES):
        for panel, index in zip(axes[row], chosen, strict=True):
            head = float(data["head"].values[index])
            panel.set_title(f"p = {head:.3f}" if row == 0 else "")
            mesh = steps_map(panel, alpha, eta, data["time"].sel(passage=passage).values[index].T, f"{TITLES[passage]}, p = {head:.3f}")
            near, fine = np.linspace(alpha[0], 0.995, 60), np.geomspace(eta[0], eta[-1], 40)
            time = predict("memory_dynamics.learning_time_of_rare_token", p_1=head, k=1 / (1 - near))
            starts = float(predict("memory_dynamics.wrong_start_of_rare_token", p_1=head))
            kept = near > max(starts, alpha[0])
            contours(panel, near[kept], fine, time[kept] / fine[:, None], "predicted steps", levels=DECADES)
            if starts > alpha[0]:
                theory(panel, [starts, starts], [eta[0], eta[-1]], "", 6, color="white", linestyle="--", linewidth=0.9)
    return finished(figure, axes, mesh, "correlation")


BY_FREQUENCY = PaperFigure(
    name="memory_dynamics.learning_rates",
    paper=5,
    title="Steps until both tokens are right, by frequency",
    caption=(
        "Two particles from W = 0, 1000 steps, over correlation and step size; p: frequency of the frequent token, with each panel "
        "from its own run (the public script draws the first one ten times). Top: the first step at which both are right, which is what "
        "is published; bottom: the step from which they stay so. They differ in 30 of the 1000 cells of the published grid, all among "
        "large steps. Grey: not within 1000 steps (published as 999); at correlation 1 the two cannot be told apart. "
        "Solid lines: 1, 10, 100, 1000 steps by the law Delta(p)/(4 (1 - correlation) x step size); dashed: correlation above which the rare token "
        "starts the wrong way."
    ),
    caption_quick="Scaled down: the published 10 x 10 cells.",
    published="exp_learning_rates_p_{0..9} (sheet 05, F3; its panels corrected)",
    data=tables.learning_rates,
    draw=draw_by_frequency,
)


def draw_by_correlation(data: Any, venue: str) -> Any:
    alpha, eta, log_odds = data["alpha"].values, data["eta"].values, data["log_odds"].values
    chosen = np.round(np.linspace(0, len(alpha) - 1, 10)).astype(int)[[0, 3, 5, 7, 8]]
    figure, axes = new_figure(2, len(chosen), venue=venue, aspect=1.25, sharex=True, sharey=True)
    for row, passage in enumerate(TITLES):
        for panel, index in zip(axes[row], chosen, strict=True):
            panel.set_title(f"corr. {alpha[index]:.3f}" if row == 0 else "")
            label = f"{TITLES[passage]}, correlation {alpha[index]:.3f}"
            panel.set_xscale("log")
            mesh = steps_map(panel, log_odds, eta, data["time"].sel(passage=passage).values[:, index].T, label)
            odds, fine = np.geomspace(log_odds[0], log_odds[-1], 60), np.geomspace(eta[0], eta[-1], 40)
            odds = odds[odds > np.log(1 / alpha[index])]
            time = predict("memory_dynamics.learning_time_of_rare_token", p_1=1 / (1 + np.exp(-odds)), k=1 / (1 - alpha[index]))
            contours(panel, odds, fine, time / fine[:, None], "predicted steps", levels=DECADES)
            if np.log(1 / alpha[index]) > log_odds[0]:
                start = np.log(1 / alpha[index])
                theory(panel, [start, start], [eta[0], eta[-1]], "", 6, color="white", linestyle="--", linewidth=0.9)
    for panel in axes.flat:
        panel.minorticks_off()
        panel.set_xticks([0.5, 1, 2], ["0.5", "1", "2"])
    return finished(figure, axes, mesh, "log(p / (1 - p))")


BY_CORRELATION = PaperFigure(
    name="memory_dynamics.learning_rates_by_correlation",
    paper=5,
    title="Steps until both tokens are right, by correlation",
    caption=(
        "The same runs sliced by correlation, over the log-odds of the frequencies and the step size. Solid lines: 1, 10, 100, 1000 "
        "steps by the law for close tokens, which is sharp as the correlation tends to 1; dashed: log-odds above which the rare token starts the wrong "
        "way. The public grid's log-odds are log-spaced, from 0.32 to 3.16: frequencies are never balanced there."
    ),
    caption_quick="Scaled down: the published 10 x 10 cells.",
    published="exp_learning_rates_alpha_{0..9} (sheet 05, F4)",
    data=tables.learning_rates,
    draw=draw_by_correlation,
)
