"""What identifying samples costs: learning the tree, the number of classes, and questions that identify nothing."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.theory.mode_estimation.fluid import huffman_cost
from lawbook.validate.mode_estimation.figure_data import trees


def draw_regret(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    n = data["n"].values
    for index, source in enumerate(data["source"].values):
        m = int(data["classes"].sel(source=source))
        y, low, high = (data[key].sel(source=source).values / math.log2(math.factorial(m)) for key in ("regret", "regret_low", "regret_high"))
        simulation(left, n, y, f"{m} classes", index, low=low, high=high, markersize=3)
    late = n[n >= 10]
    theory(left, late, 3.5 * np.log2(late) / math.log2(math.factorial(8)), "(m - 1)/2 log2 n, m = 8", 6, linewidth=0.9, linestyle=":")
    root = np.geomspace(10, 400, 20)
    theory(left, root, 0.2 * np.sqrt(root), "square root of n", 6, linewidth=0.9, linestyle="--")
    left.set(xscale="log", xlabel="samples n", ylabel="excess queries / log2 m!", ylim=(0, 4.2))
    left.legend(fontsize=5.5, loc="upper left")
    early = data["early"].values
    for index, problem in enumerate(data["reversal"].values):
        y, low, high = (data[key].sel(reversal=problem).values for key in ("queries", "queries_low", "queries_high"))
        simulation(right, early, y, f"adaptive, {problem}", index, low=low, high=high, markersize=3)
        best = huffman_cost(data[f"p{index}"].values.tolist())
        theory(right, early[[0, -1]], [best, best], "", index)
    balanced = float(predict("mode_estimation.depth_of_balanced_tree", m=300))
    theory(right, early[[0, -1]], [balanced, balanced], "exhaustive", 6, linestyle="-")
    right.set(xscale="log", xlabel="samples n", ylabel="queries per sample")
    right.legend(fontsize=5.5, loc="upper right")
    return figure


REGRET = PaperFigure(
    name="mode_estimation.regret",
    paper=6,
    title="Learning the tree has a price that stays bounded",
    caption=(
        "Left: queries of adaptive search (dynamic Huffman coding) above those of the best fixed tree on the same samples, over log2 m!, "
        "about the price of the first sample of each class; random laws of m classes, mean and 95% interval. They level off, where a "
        "universal code pays (m - 1)/2 log2 n and the fluctuations of the samples themselves grow like the square root of n; near ties "
        "between classes are learnt late, at m = 20 and 50 beyond what is shown. Right: queries per sample on 300 classes: below a few "
        "hundred samples adaptive search is dearer than a balanced tree; lines: Huffman's mean depth."
    ),
    caption_quick="Scaled down: 16 runs of 60 000 samples.",
    published="new (sheet 06, ME-16, ME-18 and ME-19)",
    data=trees.regret,
    draw=draw_regret,
)


def draw_depths(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85, sharex=True)
    left, right = axes[0]
    m, mode = data["m"].values, data["mode"].values
    bottom = predict("mode_estimation.min_entropy_lower_bound", p_1=mode)
    top = predict("mode_estimation.min_entropy_upper_bound", p_1=mode)
    lines = {"balanced tree": data["balanced"].values, "Huffman's tree": data["huffman"].values, "entropy": data["entropy"].values}
    for index, (name, y) in enumerate(lines.items()):
        theory(left, m, y, name, (0, 1, 6)[index], linewidth=1.0)
    for panel, less in ((left, 0.0), (right, bottom)):
        theory(panel, m, data["coarse"].values - less, "coarse tree", 2, linewidth=1.0)
        theory(panel, m, bottom - less, "min-entropy", 3)
        theory(panel, m, top - less, "min-entropy + 1.0861", 4, linewidth=0.9)
        for name, index in (("adaptive", 1), ("truncated", 2)):
            if panel is left or name == "truncated":
                y, low, high = (data[name + tail].values - less for tail in ("", "_low", "_high"))
                simulation(panel, m, y, f"{name} search", index, low=low, high=high, markersize=3)
    left.set(xscale="log", xlabel="classes m", ylabel="queries per sample")
    right.set(xscale="log", xlabel="classes m", ylabel="the same less log2(1/p_1)", ylim=(-0.1, 1.6))
    left.legend(fontsize=5.2)
    return figure


DEPTHS = PaperFigure(
    name="mode_estimation.depths",
    paper=6,
    title="Entropy to find all samples, min-entropy to find the mode",
    caption=(
        "Questions per sample on Zipf's law (exponent 1) of m classes. To identify every sample takes Huffman's mean depth, which grows "
        "with the entropy, like log2(m)/2; to leave it in a set that is lighter than the mode takes at least the min-entropy log2(1/p_1), "
        "which grows like log2 ln m, and at most 1.0861 questions more. Markers: adaptive and truncated search on 16 382 samples or more, "
        "95% interval; with many classes adaptive search is still learning. Truncated search merges whole the sets that it formed early, "
        "and may end on either side of the coarse tree of p."
    ),
    caption_quick="Scaled down: 2 runs of 16 382 samples, up to 1024 classes.",
    published="new (sheet 06, ME-14, ME-24, ME-26 and section 6, items 4 and 10)",
    data=trees.depth_by_classes,
    draw=draw_depths,
)


def draw_one_question(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.85)
    left, right = axes[0]
    p = data["p"].values
    fine = np.linspace(p[0], p[-1], 60)
    lines = {"full": 2 * fine * np.minimum(1 + 2 * fine, 2 - fine), "single": 4 * fine * (1 - fine)}
    for index, (name, label) in enumerate((("full", "every sample resolved"), ("single", "one question a sample"))):
        low, high = data[f"{name}_low"].values, data[f"{name}_high"].values
        simulation(left, p, data[name].values, label, index, low=low, high=high, markersize=3)
        theory(left, fine, lines[name], "", index)
    crossing = float(predict("mode_estimation.one_question_wins", m=3))
    left.axvline(crossing, color="0.5", linewidth=0.8, zorder=0)
    left.set(xlabel="probability of each of two equal best classes", ylabel="variance x queries", ylim=(0, None))
    left.legend(fontsize=5.5)
    place = np.arange(len(trees.THREE), dtype=float)
    law = [float(predict("mode_estimation.characteristic_rate", p=list(one))) for one in trees.THREE]
    for x, y in zip(place, law, strict=True):
        theory(right, [x - 0.35, x + 0.35], [y, y], "law" if x == 0 else "", 6, linestyle="-")
    simulation(right, place - 0.15, data["gain"].values, "numerical game", 2, markersize=3.5)
    y, low, high = (data["tracked" + tail].values for tail in ("", "_low", "_high"))
    simulation(right, place + 0.15, y, "runs of tracking", 3, low=low, high=high, markersize=3)
    right.axhline(1, color="0.5", linewidth=0.8, zorder=0)
    right.set_xticks(place, [", ".join(f"{x:g}"[1:] for x in one) for one in trees.THREE], rotation=60, fontsize=5.5)
    right.set(ylabel="gain of the best mix", ylim=(0.95, 1.5))
    right.legend(fontsize=5.5, loc="upper right")
    return figure


ONE_QUESTION = PaperFigure(
    name="mode_estimation.one_question",
    paper=6,
    title="Finding the mode without finding what the samples are",
    caption=(
        "Left: variance times queries of two estimates of p_1 - p_2, the smaller the better: the class of every sample by Huffman's tree, "
        "or one question a sample, 'is it 1?' or 'is it 2?'; drawn answers with 95% intervals, and lines. One question wins where both "
        "classes are above 1/4 (vertical). Right: three classes: how many times fewer queries the best mix of questions needs as delta "
        "falls; lines: the saddle point of the law; triangles: the game solved from its other side; diamonds: runs that track the best "
        "shares against runs that resolve every sample, queries between delta = e^-500 and e^-2000, 95% interval."
    ),
    caption_quick="Scaled down: 16 groups of 1000 runs, 24 runs of tracking.",
    published="new (sheet 06, ME-43 and section 6, item 6)",
    data=trees.one_question,
    draw=draw_one_question,
)
