"""Flows of measures: which rates depend on the target, and what particles leave."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import flows


def draw_flows(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    times = data["time"].values
    fine = np.linspace(times[0], times[-1], 200)
    series = 0
    for variance in data["variance"].values:
        one, start = data.sel(variance=variance), abs(flows.FIRST / variance - 1)
        simulation(left, times, one["langevin"].values, f"Langevin, variance {variance:g}", series, markersize=3)
        theory(left, fine, start * np.exp(-2 * fine / variance), "", series)
        simulation(left, times, one["stein"].values, f"Stein, variance {variance:g}", series + 1, markersize=3)
        stein = predict("measure_objectives.variance_along_stein_flow", q=float(variance), w=flows.FIRST, t=fine)
        theory(left, fine, np.abs(stein / variance - 1), "", series + 1)
        series += 2
    one = data.isel(variance=0)
    simulation(left, times, one["birth_death"].values, "birth and death, log-odds", series, markersize=3)
    theory(left, fine, np.log(9) * np.exp(-fine), "", series)
    left.set(yscale="log", ylim=(1e-7, 10), xlabel="time", ylabel="what is left")
    left.legend(fontsize=5, loc="lower right")
    for index, n in enumerate(data["n"].values):
        one = data.sel(n=n)
        simulation(right, times, one["distance"].values, f"{n} particles", index, markersize=3)
        best = (np.arange(n) + 0.5) / n
        gap = float(np.sqrt(((0.1 * best - best) ** 2).mean()))
        theory(right, fine, predict("measure_objectives.distance_along_energy_flow", g=gap, n=int(n), t=fine), "", index)
        right.axhline(1 / (12 * n**2), color="0.7", linewidth=0.6, zorder=0)
    right.set(yscale="log", xlabel="time", ylabel="$W_2^2$ to the target")
    right.legend(fontsize=5.5)
    return figure


FLOWS = PaperFigure(
    name="measure_objectives.flows",
    paper=9,
    title="Flows of measures",
    caption=(
        "Left: normal targets of two variances, from variance 1. Langevin's flow is slow on wide targets; Stein's flow (kernel 1 + x y, nine "
        "particles) has the rate 2 on both; birth and death moves the log-odds of two atoms at the rate 1 whatever the target. Right: the energy "
        "distance's flow in one dimension from [0, 0.1] to U[0, 1]: exponential, down to the best n points (grey). Markers: integrated flows of "
        "particles, covariances and masses; lines: laws in closed form."
    ),
    published="new (sheet 09, figure 7)",
    data=flows.flows,
    draw=draw_flows,
)
