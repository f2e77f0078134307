"""All searches against both lower bounds, and when correct rules of elimination stop."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.theory.mode_estimation import fluid, optimal_elimination, slope_of_mixture_elimination
from lawbook.validate.mode_estimation.figure_data import bounds


def confidence_bound(p: list[float], delta: np.ndarray) -> np.ndarray:
    return predict("mode_estimation.confidence_lower_bound", p_1=p[0], p_2=p[1], delta=delta)


def draw_every_search(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=1.0, sharex=True)
    p, decades = bounds.PROBLEM, data["decades"].values
    delta, ell = 10.0**-decades, decades * np.log(10)
    exponent = -np.log1p(-((np.sqrt(p[0]) - np.sqrt(p[1])) ** 2))
    need = ell / exponent
    limits = {
        "exhaustive": np.ceil(need) * float(predict("mode_estimation.depth_of_balanced_tree", m=len(p))),
        "adaptive": np.ceil(need) * fluid.huffman_cost(p),
        "truncated": np.ceil(need) * fluid.huffman_cost(fluid.forest(p, 1)),
    }
    for name, c in (("elimination, c = 24", 24), ("elimination, c = 4", 4)):
        limits[name] = np.array([float(fluid.total_queries(p, c, len(p), x)) for x in ell])
    for panel, names, title in zip(axes[0], (bounds.NAMES[:3], bounds.NAMES[3:]), ("a budget, told the gap", "stops by itself"), strict=True):
        for name in names:
            index = bounds.NAMES.index(name) % 6
            low, high = (data[key].sel(search=name).values for key in ("queries_low", "queries_high"))
            simulation(panel, decades, data["queries"].sel(search=name).values, name, index, low=low, high=high, markersize=3)
            if name in limits:
                theory(panel, decades, limits[name], "", index)
        panel.set(xlabel="decades of tolerated error, log10(1/delta)", title=title)
    left, right = axes[0]
    theory(left, decades, need, "need: ln(1/delta)/Delta^2", 6, linestyle=":")
    theory(left, decades, predict("mode_estimation.budget_lower_bound", p_1=p[0], p_2=p[1], delta=delta), "lower bound, every n", 6, linestyle="-")
    theory(right, decades, confidence_bound(p, delta), "lower bound", 6, linestyle="-")
    left.set(ylim=(0, None), ylabel="queries")
    right.set_yscale("log")
    left.legend(fontsize=5.5)
    right.legend(fontsize=5, ncols=2, loc="lower right", columnspacing=0.8)
    return figure


EVERY_SEARCH = PaperFigure(
    name="mode_estimation.every_search",
    paper=6,
    title="All searches, and the two lower bounds",
    caption=(
        "Queries on p = (0.48, 0.24, 0.16, 0.12), mean and 95% interval, for two problems that one figure must not mix. Left: budgets "
        "that are told p_1 and p_2; with lines budget x mean depth, the samples that any method needs as delta falls (dotted), and a "
        "bound that holds at every n (solid). Right: rules that stop by themselves and must be correct at every law (logarithmic axis); "
        "lines: fluid limits, and the bound kl(delta, 1 - delta)/D. A question tells no more than its sample, so bounds on samples bound "
        "queries."
    ),
    caption_quick="Scaled down: 40 runs per point.",
    published="new (sheet 06, sections 2.7 and 4)",
    data=bounds.every_search,
    draw=draw_every_search,
)


def dropped(rule: str, p: list[float], ell: np.ndarray) -> np.ndarray:
    """Fluid limit of the sample at which the second class goes; not a number where there is none yet."""
    from lawbook.theory.lazy import sympy as sp

    if rule.startswith("published"):
        return np.array([float(fluid.drops(p[:2], float(rule.rpartition("= ")[2]), len(p), x)[0]) for x in ell])
    law = {"divergence": optimal_elimination, "mixture": slope_of_mixture_elimination}[rule]
    v = SimpleNamespace(p_1=sp.Float(p[0]), p_2=sp.Float(p[1]), m=sp.Integer(len(p)))
    return np.array([complex(sp.N(law.dropped_at(v, sp.Float(x)))).real for x in ell])


def draw_stopping_times(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.9, sharex=True)
    decades = data["decades"].values
    ell = decades * np.log(10)
    for panel, p, instance in zip(axes[0], bounds.INSTANCES, data["instance"].values, strict=True):
        one = data.sel(instance=instance)
        for index, rule in enumerate(data["rule"].values):
            low, high = (one[key].sel(rule=rule).values for key in ("samples_low", "samples_high"))
            simulation(panel, decades, one["samples"].sel(rule=rule).values, str(rule), index, low=low, high=high, markersize=3)
            theory(panel, decades, dropped(str(rule), p, ell), "", index)
        theory(panel, decades, confidence_bound(p, 10.0**-decades), "lower bound", 6, linestyle="-")
        panel.set(yscale="log", xlabel="decades of tolerated error, log10(1/delta)", title=f"p = ({', '.join(f'{x:g}' for x in p)})")
    axes[0, 0].set_ylabel("samples until one class is left")
    axes[0, 1].legend(fontsize=5.5)
    return figure


STOPPING_TIMES = PaperFigure(
    name="mode_estimation.stopping_times",
    paper=6,
    title="When four correct rules of elimination stop",
    caption=(
        "Samples until one class is left, mean and 95% interval: the published test with its constant 24 and with 4, the smallest that is "
        "correct, the test by divergence with a union over samples, and the mixture, which needs none. Lines: fluid limits of the second "
        "class; with two equal rivals (right) the later of the two decides, and the mean lies above. Black: kl(delta, 1 - delta)/D, which "
        "no correct method beats. Runs that drop the mode, fewer than delta, end there: equal classes that are left would never part."
    ),
    caption_quick="Scaled down: 40 runs per point.",
    published="new (sheet 06, ME-35, ME-38, ME-39 and section 6, item 3)",
    data=bounds.stopping_times,
    draw=draw_stopping_times,
)
