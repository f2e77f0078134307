"""Votes of candidate sets: noise, margins, and classifiers that learn from sets."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.measure_objectives.figure_data import votes

RULES = {"frank_wolfe": "DF, Frank-Wolfe", "blocks": "DF, blocks", "alternation": "DF, alternation", "average": "AC", "infimum": "IL"}


def draw_votes(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.0)
    left, middle, right = axes[0]
    sizes, fine = data["n"].values, np.arange(1, votes.SIZES[-1] + 1)
    noise = {"p": votes.SETTING["share"], "eta": votes.SETTING["missing"]}
    for index, (name, words) in enumerate((("failed", "vote fails"), ("lost", "intersection loses the truth"))):
        seen = data[name].values > 0
        low, high = (data[f"{name}_{end}"].values[seen] for end in ("low", "high"))
        simulation(left, sizes[seen], data[name].values[seen], words, index, low=np.maximum(low, 1e-5), high=high, markersize=3)
    bound = predict("measure_objectives.failure_of_infimum_vote_at_most", n=fine, q=votes.SETTING["confusion"], **noise)
    theory(left, fine, bound, "Chernoff's bound", 0)
    theory(left, fine, predict("measure_objectives.intersection_loses_truth", n=fine, **noise), "", 1)
    left.set(yscale="log", ylim=(1e-7, 3), xlabel="sets, n", ylabel="probability")
    left.legend(fontsize=5, loc="lower left")
    labels, many = data["labels"].values, np.arange(2, votes.LABELS[-1] + 1)
    for index, (name, words) in enumerate((("infimum", "infimum loss"), ("average", "average"))):
        low, high = (data[f"{name}_{end}"].values for end in ("low", "high"))
        simulation(middle, labels, data[name].values, words, index, low=low, high=high, markersize=3)
        margin = [predict(f"measure_objectives.margin_of_{name}_vote", K=int(K), q=votes.SETTING["confusion"], eta=noise["eta"]) for K in many]
        theory(middle, many, margin, "", index)
    middle.set(xlabel="labels, K", ylabel="margin of the truth", ylim=(0, 0.85))
    middle.legend(fontsize=5.5)
    places = np.arange(len(RULES))
    for index, q in enumerate(data["confusion"].values):
        one = data.sel(confusion=q)
        low, high = (one[f"error_{end}"].sel(rule=list(RULES)).values for end in ("low", "high"))
        simulation(right, places + 0.2 * index - 0.1, one["error"].sel(rule=list(RULES)).values, f"q = {q:g}", index, low=low, high=high, markersize=3)
    right.set_xticks(places, list(RULES.values()), rotation=40, ha="right", fontsize=6)
    right.set(ylabel="test error", ylim=(0, 0.75))
    right.legend(fontsize=5.5, loc="upper left")
    return figure


VOTES = PaperFigure(
    name="measure_objectives.votes",
    paper=9,
    title="Votes of candidate sets",
    caption=(
        "Left: sets at an input of probability 1/2 miss the truth with probability 0.1 and hold a wrong label with probability 0.3: their intersection loses the truth "
        "(squares; line: exact law), while the infimum loss's vote fails exponentially seldom (circles; line: Chernoff's bound). Middle: the truth's margin in the "
        "votes of infimum and averaged loss with the same sets, and their exact laws: the same side, and less of it. Right: test error of kernel ridge classifiers of four "
        "segments from 30 sets without noise, wrong labels among the candidates with probability q: disambiguation (DF), average of candidates (AC), infimum loss (IL). "
        "Here disambiguation wins, as it does not for intervals. Error bars are 95%."
    ),
    caption_quick="Scaled down: 10000 runs a marker left, 24 draws right.",
    published="new (sheet 09, laws B4 and B5)",
    data=votes.votes,
    draw=draw_votes,
)
