"""Three maps between two normal laws as the target turns; what samplers of bounded slope lose."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import linear_maps


def draw_turning(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 1, venue=venue, aspect=0.55)
    panel, angle = axes[0, 0], np.linspace(0, np.pi / 2, 181)
    least = predict("pushforward.wasserstein_of_planar_normals", **linear_maps.PLANE, theta=angle)
    at = predict("pushforward.wasserstein_of_planar_normals", **linear_maps.PLANE, theta=data["angle"].values)
    lines = {
        "flow matching": (least + predict("pushforward.excess_of_flow", **linear_maps.PLANE, theta=angle), "excess"),
        "triangular": (predict("pushforward.cost_of_triangular_map", **linear_maps.PLANE, theta=angle), "triangular_excess"),
    }
    theory(panel, np.degrees(angle), least, "optimal transport", 0)
    for index, (name, (line, key)) in enumerate(lines.items(), start=1):
        theory(panel, np.degrees(angle), line, "", index)
        simulation(panel, np.degrees(data["angle"].values), at + data[key].values, name, index, markersize=3)
    panel.set(xlabel="angle between the first axes, degrees", ylabel="mean squared displacement")
    panel.legend()
    return figure


TURNING = PaperFigure(
    name="pushforward.turning_target",
    paper=7,
    title="Flow matching is optimal transport only where covariances commute",
    caption=(
        "Cost E |T(Z) - Z|^2 of three maps from N(0, diag(2, 0.2)) to a normal law with eigenvalues 1.5 and 0.1, by the angle between the first axes. Lines: closed "
        "forms; points: the end map of flow matching, integrated by Runge and Kutta, and the triangular map. All agree at 0 and 90 degrees, where the covariances commute."
    ),
    caption_quick="Scaled down: 13 angles.",
    published="new (sheet 07, figure ii; PM-D5)",
    data=linear_maps.turning,
    draw=draw_turning,
)


def draw_slopes(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.9, sharey=True)
    slope = data["slope"].values
    for panel, a in zip(axes[0], data["separation"].values, strict=True):
        one = data.sel(separation=a)
        bound = predict("pushforward.loss_of_limited_samplers", a=a, sigma=1.0, L=slope, r=one["gap"].values)
        theory(panel, slope, np.maximum(bound, 0), "lower bound, any sampler", 3)
        for index, kind in enumerate(data["kind"].values):
            simulation(panel, slope, one["lost"].sel(kind=kind).values, {"odd": "robs both modes", "one-sided": "robs one mode"}.get(str(kind), "affine"), index, markersize=3)
        panel.axvline(float(predict("pushforward.slope_between_modes", a=a, sigma=1.0)), color="0.7", linewidth=0.8)
        panel.set(xscale="log", xlabel="largest slope L", title=f"modes at -{a:g} and {a:g}", ylim=(0, 0.6), xlim=(1, 45))
    axes[0, 0].set_ylabel("total variation to the target")
    axes[0, 1].legend(fontsize=5.5)
    return figure


SLOPES = PaperFigure(
    name="pushforward.bounded_slopes",
    paper=7,
    title="What samplers of bounded slope lose between two modes",
    caption=(
        "Total variation between two unit modes and maps of normal noise with slopes at most L: the increasing map with its slope cut symmetrically, the map that follows "
        "it where it can and robs one mode only (the best, as far as separated modes go), and the affine map. Dotted: a bound for every sampler with slopes at most L, "
        "with any number of latents. Grey: the slope exp(a^2/2) of the exact map, beyond the axis at a = 3."
    ),
    caption_quick="Scaled down: 12 slopes.",
    published="new (sheet 07, PM-A7, PM-A8 and section 6, item 4)",
    data=linear_maps.slopes,
    draw=draw_slopes,
)
