"""Passage between modes: the textbook's exponent is right, its constant is not."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import passages


def draw_passages(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    a, time = data["distance"].values, data["time"].values
    fine = np.linspace(a[0], a[-1], 200)
    law = predict("pushforward.passage_time_between_modes", a=fine)
    kramers = np.pi * np.exp(fine**2 / 2) / np.sqrt(fine**2 - 1)
    scale = np.exp(-(fine**2) / 2) * fine
    simulation(left, a, time, "mean passage time", 0, markersize=3)
    theory(left, fine, law, "law", 0)
    theory(left, fine, kramers, "Kramers", 1)
    left.set(yscale="log", xlabel="distance of the modes from 0", ylabel="time from mode to mode")
    left.legend(fontsize=5.5)
    simulation(right, a, time * np.exp(-(a**2) / 2) * a, "mean passage time", 0, markersize=3)
    theory(right, fine, law * scale, "law", 0)
    theory(right, fine, kramers * scale, "Kramers", 1)
    right.set(ylim=(0, 7), xlabel="distance of the modes from 0", ylabel="the same over exp(a$^2$/2)/a")
    right.legend(fontsize=5.5)
    return figure


PASSAGES = PaperFigure(
    name="pushforward.passages",
    paper=7,
    title="Passage between modes takes longer than Kramers' constant says",
    caption=(
        "Mean time in which Langevin's diffusion of (N(-a, 1) + N(a, 1))/2 goes from -a to a, from its differential equation (markers); the law "
        "(blue) and Kramers' formula (orange), whose constant is too small by a factor of sqrt(pi/2): at the saddle the density is no Gaussian at "
        "its own width. Right: without the common exponential."
    ),
    published="new (sheet 07, recommended figure vi)",
    data=passages.passages,
    draw=draw_passages,
)
