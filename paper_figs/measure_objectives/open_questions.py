"""Three small answers to the paper's open questions."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import open_questions


def draw_open_questions(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=0.9)
    labels, weights, designs = axes[0]
    strengths = data["strength"].values
    fine = np.linspace(strengths[0], strengths[-1], 200)
    for index, n in enumerate(data["labels"].values):
        simulation(labels, strengths, data["entropy"].sel(labels=n).values, f"entropy, {n} labels", index, markersize=3)
        theory(labels, fine, [float(predict("measure_objectives.labels_under_entropy", n=int(n), a=1.0, T=float(t))) for t in fine], "", index)
    simulation(labels, strengths, data["ridge"].isel(labels=-1).values, "ridge", len(data["labels"]), markersize=3)
    labels.set(xlabel="strength of the penalty", ylabel="mean label over its size", title="penalty", ylim=(-0.05, 1.9), yticks=(0, 0.5, 1))
    labels.legend(fontsize=6, loc="upper right")

    samples = data["samples"].values
    fine = np.geomspace(samples[0], samples[-1], 100)
    scale, cubic = open_questions.SCALE, open_questions.CUBIC
    for index, noise in enumerate(data["noise"].values):
        one = data.sel(noise=noise)
        simulation(weights, samples, 1e3 * one["gain"].values, f"noise {noise:g}", index, low=1e3 * one["gain_low"].values, high=1e3 * one["gain_high"].values, markersize=3)
        theory(weights, fine, [1e3 * float(predict("measure_objectives.gain_of_weighting", n=int(n), s=scale, c=cubic, sigma=float(noise))) for n in fine], "", index)
    weights.axhline(0, color="0.6", linewidth=0.6, zorder=0)
    weights.set(xscale="log", xlabel="samples", ylabel="gain of weights, 1e-3", title="weights", ylim=(-12, None))
    weights.legend(fontsize=6, loc="lower right")

    degrees = data["degree"].values
    for index, (key, law, label) in enumerate((("variance", "largest_variance_of_best_design", "best design"), ("uniform_variance", "largest_variance_of_uniform_design", "uniform"))):
        simulation(designs, degrees, data[key].values, label, index, markersize=3)
        theory(designs, degrees, [float(predict(f"measure_objectives.{law}", p=int(p))) for p in degrees], "", index)
    designs.set(ylim=(0, None), xticks=degrees, xlabel="degree", ylabel="largest variance", title="inputs")
    designs.legend(fontsize=6, loc="upper left")
    return figure


OPEN_QUESTIONS = PaperFigure(
    name="measure_objectives.open_questions",
    paper=9,
    title="Regularise, reweight or choose the inputs",
    caption=(
        "Left: labels of lost sign under an entropic penalty on their law (a transition at 2 (n - 1)/n) and under a ridge penalty on the function "
        "(none). Middle: excess risk that importance weights save where a cubic is fitted by a line and tested at half the width; below 0 they cost. "
        "Right: largest variance of a fitted polynomial in units of noise/n. Markers: simulation; lines: exact laws."
    ),
    caption_quick="Scaled down: 40 runs of 20 draws per marker in the middle, three degrees on the right.",
    published="new (the paper's questions Q1 and Q2)",
    data=open_questions.open_questions,
    draw=draw_open_questions,
)
