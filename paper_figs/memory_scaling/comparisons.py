"""Laws side by side: schemes by their constants, bounds beside the error, capacity, the paper's table of exponents."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_scaling.storage import measured
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_scaling.figure_data import exact

LEVELS = (0.0, 0.25, 0.5, 1.0, 2.0)  # exponents gamma among which the printed upper bound takes its best


def draw_bounds(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=0.95, sharey=True)
    d, p, q = data["d"].values, data["p"].values, data["q"].values
    energy = np.bincount(np.arange(len(p)) % 5, q * q, 5)
    largest = float(energy.max())
    grid = np.unique(np.geomspace(d[0], d[-1], 24).astype(int))
    left, right = axes[0]
    measured(left, d, data, "simulated", 0, unembeddings="sphere")
    whole = {"p": p, "q": q, "M": 5, "Q_max": largest}
    name = "memory_scaling.upper_bound_of_any_scheme"
    upper = [min(1.0, *(float(predict(name, **whole, d=int(n), gamma=g)) for g in LEVELS)) for n in grid]
    theory(left, grid, upper, "upper bound, with its constants", 1)
    lower = [float(predict("memory_scaling.lower_bound_of_any_scheme", **whole, d=int(n))) for n in grid]
    theory(left, grid, lower, "lower bound", 2)
    measured(right, d, data, "simulated", 0, unembeddings="orthonormal")
    exact_law = [float(predict("memory_scaling.expected_error_with_orthonormal_unembeddings", p=p, q=q, M=5, d=int(n))) for n in d]
    theory(right, d, exact_law, "exact law", 6)
    theory(right, grid, [upper_by_token(p, q, energy, int(n)) for n in grid], "sharper upper bound", 1)
    name = "memory_scaling.sharper_lower_bound"
    lower = [float(np.sum(p * predict(name, q=q, Q_max=largest, d=int(n)))) for n in grid]
    theory(right, grid, lower, "sharper lower bound", 2)
    for panel, title in zip(axes[0], ("on the sphere", "orthonormal"), strict=True):
        panel.set(xscale="log", yscale="log", xlabel="dimension d", title=f"unembeddings {title}", ylim=(2e-4, 15))
        panel.legend(loc="upper right", fontsize=5.5)
    axes[0, 0].set_ylabel("error")
    return figure


def upper_by_token(p: np.ndarray, q: np.ndarray, energy: np.ndarray, d: int) -> float:
    """The mean over tokens of the sharper upper bound, class by class: the own energy comes first."""
    total = 0.0
    for label in range(len(energy)):
        own, order = slice(label, None, len(energy)), np.roll(energy, -label)
        bound = predict("memory_scaling.sharper_upper_bound", q=q[own], Q=order, d=d, M=len(energy))
        total += float(np.sum(p[own] * np.minimum(bound, 1.0)))
    return total


BOUNDS = PaperFigure(
    name="memory_scaling.bounds",
    paper=8,
    title="Bounds beside the error",
    caption=(
        "Error of the scheme q = sqrt(p) on a Zipf law (exponent 2, N=50, M=5). Left: bounds for any scheme with their "
        "constants (upper: best of gamma = 0, 1/4, 1/2, 1, 2). Right: Student's lower bound and the union over rivals, "
        "token by token, with the exact law. Markers: mean and 95% interval over 400 replicates of 8 draws."
    ),
    caption_quick="Scaled down: 60 replicates.",
    published="new (sheet 08, SM-T1, SM-T1u, SM-T1l)",
    data=exact.bounds,
    draw=draw_bounds,
)


def draw_capacity(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 1, venue=venue, aspect=0.5)
    panel = axes[0, 0]
    d = data["d"].values
    classes = {"M = 2": lambda n: 2, "M = 5": lambda n: 5, "M = d/2": lambda n: n // 2, "M = d": lambda n: n}
    grid = np.unique(np.geomspace(d[0], d[-1], 20).astype(int))
    for index, (rule, count) in enumerate(classes.items()):
        measured(panel, d, data, rule, index, name="capacity", rule=rule)
        if rule == "M = 2":
            continue  # the law's exponent needs a third class
        line = [float(predict("memory_scaling.capacity_of_filled_memory", epsilon=0.1, M=count(int(n)), d=int(n))) for n in grid]
        theory(panel, grid, line, "", index)
    panel.set(xscale="log", yscale="log", xlabel="dimension d", ylabel="tokens at 10% errors")
    panel.set_xticks(d, [str(size) for size in d])
    panel.minorticks_off()
    panel.legend()
    return figure


CAPACITY = PaperFigure(
    name="memory_scaling.capacity",
    paper=8,
    title="The number of classes changes the exponent of the capacity",
    caption=(
        "How many equally stored tokens are answered with at most 10% errors, against the dimension, for fixed and growing "
        "numbers of classes. Markers: mean and 95% interval over 64 replicates; lines: the law of the filled memory (three classes or more)."
    ),
    caption_quick="Scaled down: 12 replicates, d up to 64.",
    published="new (sheet 08, B5)",
    data=exact.capacity_of_classes,
    draw=draw_capacity,
)


def draw_exponents(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 1, venue=venue, aspect=0.45)
    panel = axes[0, 0]
    alpha = data["alpha"].values
    grid = np.linspace(alpha[0] - 0.2, alpha[-1] + 0.2, 50)
    rates = {
        "q = p in d": -(grid - 1) / (2 * grid), "first d/8 in d": 1 - grid, "unseen in T": -1 + 1 / grid,
    }
    for index, (quantity, rate) in enumerate(rates.items()):
        measured(panel, alpha, data, quantity, index, name="slope", quantity=quantity)
        theory(panel, grid, rate, "", index)
    panel.set(xlabel="Zipf exponent alpha", ylabel="log-log slope")
    panel.legend()
    return figure


EXPONENTS = PaperFigure(
    name="memory_scaling.exponents",
    paper=8,
    title="The paper's table of exponents, measured",
    caption=(
        "Log-log slopes of the error between d=64 and 512 (M=5, orthonormal unembeddings: no sampling error) and of the "
        "unseen mass between T=64 and 4096 (mean and 95% interval over ten groups of draws), N=20000. Lines: the rates of "
        "the paper's Table 1 as d and T grow. The printed threshold P=d would have slope 0: its stored tokens keep a floor; "
        "drawn is P=d/8, whose floor is below these errors."
    ),
    caption_quick="Scaled down: 40 draws of the data instead of 200.",
    published="Table 1 (sheet 08, section 4)",
    data=exact.exponents,
    draw=draw_exponents,
)
