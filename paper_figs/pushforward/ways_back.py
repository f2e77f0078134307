"""What goes wrong on the way back from noise, and what noising leaves to tell on the way there."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.pushforward.figure_data import ways_back


def draw_ways_back(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    signal = np.concatenate([[1.0], np.cumprod(1 - ways_back.RATES)])
    gains = np.diff((1 - signal) / signal)
    fine = np.geomspace(data["s"].values[0], data["s"].values[-1], 30)
    laws = {"large": ("excess_of_large_variance_chain", 1, "larger variance"), "small": ("deficit_of_small_variance_chain", -1, "smaller variance")}
    for index, (kind, (law, sign, words)) in enumerate(laws.items()):
        simulation(left, data["s"].values, data["ratio"].sel(kind=kind).values, words, index, markersize=3)
        line = [1 + sign * float(predict(f"pushforward.{law}", s=float(s), gains=gains)) / s**2 for s in fine]
        theory(left, fine, np.array(line), "", index)
    simulation(left, data["s"].values, data["ratio"].sel(kind="exact").values, "exact variance", 2, markersize=3)
    left.set(xscale="log", xlabel="data deviation, s", ylabel="variance, output/data")
    left.set_xticks([0.2, 0.5, 1, 2, 4], ["0.2", "0.5", "1", "2", "4"])
    left.set_xticks([], minor=True)
    left.legend(fontsize=5.5)
    starts = data["T"].values
    s = ways_back.SPREAD
    every = np.linspace(starts[0], starts[-1], 60)
    for index, (way, words) in enumerate((("flow", "flow"), ("diffusion", "reversed diffusion"))):
        simulation(middle, starts, data["sensitivity"].sel(way=way).values, words, index, markersize=3)
    theory(middle, every, 2 * s**2 * every, "", 0)
    theory(middle, every, predict("pushforward.score_error_with_noise", s=s, T=every), "", 1)
    middle.set(xlabel="start, T", ylabel="variance per score error", ylim=(0, None))
    middle.legend(fontsize=5.5)
    times = data["time"].values
    shrunk = np.exp(np.linspace(times[0], times[-1], 60))
    late = {
        "centred": predict("pushforward.late_divergence_of_centred_data", a=ways_back.MODES[0], sigma=ways_back.MODES[1], L=shrunk),
        "shifted": predict("pushforward.late_divergence_of_shifted_data", m=ways_back.SHIFTED[0], s=ways_back.SHIFTED[1], L=shrunk),
    }
    for index, (kind, words) in enumerate((("centred", "two modes, centred"), ("shifted", "one mode, shifted"))):
        simulation(right, times, data["divergence"].sel(data=kind).values, words, index, markersize=3)
        theory(right, np.log(shrunk), late[kind], "", index)
    right.set(yscale="log", xlabel="noising time, t", ylabel="KL from N(0, 1)")
    right.legend(fontsize=5.5)
    return figure


WAYS_BACK = PaperFigure(
    name="pushforward.ways_back",
    paper=7,
    title="Errors on the way back from noise",
    caption=(
        "Normal data N(0, s^2); lines: laws, markers: recursions and quadrature. Left: output of the ancestral sampler, 50 rates from 0.001 to 0.25, with the two usual "
        "variances of its noise and with the exact one: standardised data, s = 1, hide the error of the larger. Middle: an error of delta x in the score changes the output's "
        "variance (s = 2), without end along the probability-flow ODE and up to a bound along the reversed diffusion. Right: divergence of noised data from the noise; lines: "
        "(v - 1)^2 exp(-4 t)/4 for two modes of total variance v, and m^2 exp(-2 t)/2 for data of mean m."
    ),
    caption_quick="Scaled down: 6 to 9 markers a curve.",
    published="new (sheet 07, PM-D2, PM-D7 and PM-D8)",
    data=ways_back.ways_back,
    draw=draw_ways_back,
)
