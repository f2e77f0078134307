"""Exact empirical scores give the training set back: basins, losses, and the time at which they collapse."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import memorising


def draw_memorising(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    x, y, owner = data["x"].values, data["y"].values, data["owner"].values
    mass = np.exp(-(x**2 + y[:, None] ** 2) / 2)
    left.pcolormesh(x, y, owner, cmap="cividis", shading="nearest", alpha=0.7, rasterized=True)
    left.contour(x, y, owner, levels=np.arange(len(memorising.POINTS) - 1) + 0.5, colors="black", linewidths=0.6)
    for number, point in enumerate(memorising.POINTS):
        share = mass[owner == number].sum() / mass.sum()
        left.plot(*point, marker="o", color="black", markerfacecolor="white", markersize=3)
        left.annotate(f"{share:.2f}", point, xytext=(3, 3), textcoords="offset points", fontsize=5.5)
    left.set(xlabel="noise, 1st coordinate", ylabel="2nd coordinate", aspect="equal")
    times = data["time"].values
    simulation(middle, times, data["loss"].values, "training loss", 0, low=data["loss_low"].values, high=data["loss_high"].values, markersize=3)
    fine = np.geomspace(times[0], times[-1], 100)
    n, d = memorising.SAMPLE, memorising.DIMENSION
    theory(middle, fine, predict("pushforward.memorising_loss_at_most_population", n=n, d=d, s=1.0, t=fine), "population optimum", 1)
    middle.axvline(np.log1p(1 / (n ** (2 / d) - 1)) / 2, color="0.6", linewidth=0.6, zorder=0)
    middle.set(xscale="log", yscale="log", ylim=(0.03, 1e3), xlabel="noising time, t", ylabel="denoising loss")
    middle.legend(fontsize=5.5, loc="lower left")
    relative = data["relative"].values
    for index, size in enumerate(data["d"].values):
        one = data.sel(d=size)
        low, high = (one[key].values for key in ("weight_low", "weight_high"))
        simulation(right, relative, one["weight"].values, f"d = {size}", index, low=low, high=high, markersize=3)
    right.axvline(1, color="0.6", linewidth=0.6, zorder=0)
    right.axhline(0.5, color="0.6", linewidth=0.6, zorder=0)
    right.set(xlabel="time / collapse time", ylabel="mean own weight", ylim=(0, 1))
    right.legend(fontsize=5.5)
    return figure


MEMORISING = PaperFigure(
    name="pushforward.memorising",
    paper=7,
    title="Exact samplers of finite data memorise them",
    caption=(
        "Left: noise in the plane, coloured by the training point (circles) to which the probability-flow ODE carries it; the numbers are the "
        "normal masses of the basins, all 1/5 by the law. Middle: training loss of the exact empirical score on 300 points of N(0, I) in six "
        "dimensions (mean, 95% interval) and the best loss that any field has on the population (line): a training loss below it certifies "
        "memorisation. Grey: collapse time. Right: posterior weight of a noised point's own origin among 2^(d/2) points, which falls to 1/2 at the "
        "collapse time as d grows."
    ),
    caption_quick="Scaled down: a grid of 90 x 90, 8 data sets per time, 400 draws per weight.",
    published="new (sheet 07, recommended figures iv and v)",
    data=memorising.memorising,
    draw=draw_memorising,
)
