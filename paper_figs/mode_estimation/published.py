"""The three published figures: queries and errors against the tolerated error, on laws with one or two good classes."""

from __future__ import annotations

from typing import Any

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.theory.mode_estimation import fluid
from lawbook.validate.mode_estimation.figure_data import published

UPPER = {"marker": "v", "markerfacecolor": "none"}


def draw_errors(panel: Any, data: Any) -> None:
    """Errors of the searches, exact error of the published budget, and the tolerated error."""
    bits = data["bits"].values
    p = data["p"].values.tolist()
    exact = [float(predict("mode_estimation.exact_error_of_empirical_mode", p=p, n=int(n))) for n in data["budget"].values]
    theory(panel, bits, exact, "published budget, exact", 6, linestyle="-")
    panel.plot(bits, 2.0**-bits, color="0.6", linewidth=0.8, linestyle="--", zorder=1, label="tolerated")
    low, high = data["drawn_low"].values, data["drawn_high"].values
    seen = data["drawn"].values > 0
    simulation(panel, bits[seen], data["drawn"].values[seen], "the same, drawn counts", 6, low=low[seen], high=high[seen], markersize=3)
    for index, name in enumerate(data["search"].values):
        one = data.sel(search=name)
        seen = one["error"].values > 0
        place = bits + 0.12 * (index - 1)
        y, low, high = (one[key].values for key in ("error", "error_low", "error_high"))
        simulation(panel, place[seen], y[seen], "", index, low=low[seen], high=high[seen], markersize=3)
        if not seen.all() and name not in published.BUDGETED:
            simulation(panel, place[~seen], high[~seen], "", index, **UPPER, markersize=3)
    panel.set(yscale="log", xlabel="bits of tolerated error, log2(1/delta)", ylabel="probability of error")
    panel.legend(fontsize=5.5)


def draw_queries(panel: Any, data: Any) -> None:
    bits = data["bits"].values
    for index, name in enumerate(data["search"].values):
        one = data.sel(search=name)
        low, high = one["queries_low"].values, one["queries_high"].values
        simulation(panel, bits, one["queries"].values, str(name), index, low=low, high=high, markersize=3)
    panel.set(xlabel="bits of tolerated error, log2(1/delta)", ylabel="queries")


def depths(data: Any) -> dict[str, float]:
    """Limits of the questions per sample, as the number of samples grows."""
    p = data["p"].values.tolist()
    balanced = float(predict("mode_estimation.depth_of_balanced_tree", m=len(p)))
    return {"exhaustive": balanced, "adaptive": fluid.huffman_cost(p), "truncated": fluid.huffman_cost(fluid.forest(p, 1))}


def draw_geometric(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    draw_queries(left, data)
    bits, budget = data["bits"].values, data["budget"].values
    for index, depth in enumerate(depths(data).values()):
        theory(left, bits, depth * budget, "", index)
    left.set_ylim(0, None)
    left.legend(fontsize=5.5)
    draw_errors(right, data)
    return figure


GEOMETRIC = PaperFigure(
    name="mode_estimation.geometric",
    paper=6,
    title="Searches with a budget: a geometric law of 100 classes",
    caption=(
        "Left: queries of three searches given the published budget ceil(ln(1/delta)/Delta^2) of samples, which is told p_1 and p_2; mean "
        "and 95% interval (in print: half a standard deviation of the runs). Lines: budget x mean depth, exact for exhaustive search, a "
        "limit for the others, which first learn their tree, at a constant price. A set of mass p_1 exists here (1/4 + 1/8 + ... = 1/2), "
        "and truncated search falls between merging it (1 query) and splitting it (1.5, line). Right: all three return the mode of the "
        "samples, with the error drawn in black, exact (line) and in drawn counts: a quarter to a tenth of what is tolerated."
    ),
    caption_quick="Scaled down: 150 runs and 100 000 drawn counts per point.",
    published="Geometric arms, m = 100 (sheet 06, F1)",
    data=published.geometric,
    draw=draw_geometric,
)


def draw_two(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    draw_queries(left, data)
    theory(left, data["bits"].values, depths(data)["truncated"] * data["budget"].values, "", 1)
    left.set_ylim(0, None)
    left.legend(fontsize=5.5)
    draw_errors(right, data)
    return figure


TWO = PaperFigure(
    name="mode_estimation.two",
    paper=6,
    title="A good class and a second one among 300",
    caption=(
        "Left: queries on p = (0.2, 0.06, equal rest), 300 classes, mean and 95% interval. Elimination stops by itself and knows nothing "
        "of p; truncated search is given a budget that uses p_1 and p_2: the two answer different questions. Elimination with the "
        "calibrated c = 0.3 is what is printed; it is not correct at every law (error 0.21 on (0.36, 0.33, 0.31) at delta = 2^-9), the "
        "mixture rule is, at 3 times the queries. Dashed line: budget x mean depth of the coarse tree, to which truncated search tends "
        "from above. Right: errors; triangles: no error was seen, 95% upper end. Runs end at 20 000 samples at the latest."
    ),
    caption_quick="Scaled down: 150 runs and 20 000 drawn counts per point, 1500 drawn runs for errors of elimination.",
    published="Two good arms, m = 300 (sheet 06, F2)",
    data=published.two,
    draw=draw_two,
)


def draw_one(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.8)
    left, right = axes[0]
    draw_queries(left, data)
    theory(left, data["bits"].values, depths(data)["truncated"] * data["budget"].values, "", 2)
    left.set(yscale="log", ylim=(1.5, None))
    left.legend(fontsize=5.5, ncols=2, loc="upper center", bbox_to_anchor=(0.5, 1.22))
    draw_errors(right, data)
    return figure


ONE = PaperFigure(
    name="mode_estimation.one",
    paper=6,
    title="One good class among 1000",
    caption=(
        "Left: queries on p = (0.5, equal rest), 1000 classes, mean and 95% interval. Printed are the calibrated rules (c = 0.3, and c = "
        "0.1 for set elimination, which then may stop after two samples): they pass here because two equal light samples are rare, and "
        "fail elsewhere; the mixture rule is correct at every law. Right: errors. Here the budget of truncated search is too small, up to "
        "5 times the tolerated error at 9 bits: with n samples and many light classes the error is n 2^-n, not 2^-n. Triangles: no error "
        "was seen, 95% upper end."
    ),
    caption_quick="Scaled down: 150 runs and 5000 drawn counts per point, 1500 drawn runs for errors of elimination.",
    published="One good arm, m = 1000 (sheet 06, F3)",
    data=published.one,
    draw=draw_one,
)
