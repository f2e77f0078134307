"""Training a memory: step size, batch, optimiser, layer norm, learned embeddings, schedules, signs."""

from __future__ import annotations

from typing import Any

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_scaling.storage import measured, zipf
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import theory
from lawbook.paper_figs.style import PALETTE, new_figure
from lawbook.validate.memory_scaling.figure_data import training

# title of each panel, and the number of samples that its floor of unseen tokens belongs to
PANELS = {
    "step": ("Step size (SGD, B=64)", 10_240),
    "batch": ("Batch size (T=1024)", 1024),
    "tuned": ("Tuned steps (B=256)", 10_240),
    "norm": ("Layer norm (B=1024)", 10_240),
    "learned": ("What is learned (B=16)", 10_240),
}


def _points(axes: Any, x: Any, data: Any, name: str, label: str, index: int, **where: Any) -> None:
    """One curve of measured means with their intervals, joined by a faint line to guide the eye."""
    measured(axes, x, data, label, index, name, **where)
    axes.plot(x, data[name].sel(where).values, color=PALETTE[index % len(PALETTE)], alpha=0.35, linewidth=0.8, zorder=1)


def draw_optimisers(data: Any, venue: str) -> Any:
    figure, axes = new_figure(2, 3, venue=venue, aspect=0.95, sharey=True)
    p = zipf(2.0, 100)
    for panel, (key, (title, samples)) in zip(axes.flat, PANELS.items(), strict=False):
        panel.set_title(title)
        curves = [c for c in data["curve"].values if c.startswith(f"{key}: ")]
        for index, curve in enumerate(curves):
            label = curve.split(": ", 1)[1]
            _points(panel, data["d"].values, data, "error", f"step {label}" if key == "step" else label, index, curve=curve)
        floor = 0.8 * predict("memory_scaling.unseen_mass", p=p, T=samples)
        theory(panel, data["d"].values[[0, -1]], [floor, floor], "never seen, guessed" if key == "tuned" else "", 6)
        panel.set(xscale="log", yscale="log", xlabel="dimension d", ylim=(5e-6, 0.6))
        panel.legend(loc="lower left", fontsize=5)
    for panel in axes[:, 0]:
        panel.set_ylabel("error")
    axes[1, 2].set_visible(False)
    return figure


OPTIMISERS = PaperFigure(
    name="memory_scaling.optimisers",
    paper=8,
    title="How the optimiser stores",
    caption=(
        "Error of a trained memory against its dimension (N=100 tokens, M=5 classes, Zipf exponent 2; entries of "
        "W, E and U start at N(0, 1/d)). Markers: mean and 95% interval over 10 seeds. The black line is what no "
        "memory can beat: tokens never seen, answered by a guess. The batch panel shows SGD and Adam by name (the "
        "published one shows Adam under the title SGD); tuned steps are chosen on the mean, not seed by seed."
    ),
    caption_quick="Scaled down: 3 seeds, d up to 100.",
    published="figure of optimiser panels; curves listed in sheet 08, F6",
    data=training.optimisers,
    draw=draw_optimisers,
)


def draw_schedule(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 1, venue=venue, aspect=0.5)
    panel = axes[0, 0]
    times = data["time"].values[1:]
    for index, plan in enumerate(data["plan"].values):
        _points(panel, times, data.isel(time=slice(1, None)), "error", f"step {plan}", index, plan=plan)
    panel.set(xscale="log", xlabel="updates", ylabel="error", ylim=(0, None))
    panel.legend()
    return figure


SCHEDULE = PaperFigure(
    name="memory_scaling.step_schedule",
    paper=8,
    title="Large steps learn fast, small steps forget less",
    caption=(
        "Error of SGD with batch one (N=10, M=5, d=5, Zipf exponent 1.5) with a large step, a small one, and a "
        "large one that becomes 0.03 times as large after 100 updates. Mean and 95% interval over 400 runs."
    ),
    caption_quick="Scaled down: 100 runs.",
    published="schedule figure (sheet 08, F11)",
    data=training.schedule,
    draw=draw_schedule,
)


def draw_approximation(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=0.95, sharey=True)
    for panel, d in zip(axes[0], data["d"].values, strict=True):
        _points(panel, data["time"].values, data, "trained", "SGD", 0, d=d)
        _points(panel, data["time"].values, data, "stored", "idealised weights, stored", 1, d=d)
        panel.set(xscale="log", yscale="log", xlabel="updates", title=f"d = {d}")
    axes[0, 0].set_ylabel("error")
    axes[0, 0].legend()
    return figure


APPROXIMATION = PaperFigure(
    name="memory_scaling.sgd_against_its_approximation",
    paper=8,
    title="SGD corrects its own interference, stored weights do not",
    caption=(
        "Error along training of SGD (batch 1000, step 1) and of the memory that stores the weights which the "
        "idealised map of SGD predicts, with fresh embeddings (N=100, M=5, Zipf exponent 2). Mean and 95% "
        "interval over 100 draws."
    ),
    caption_quick="Scaled down: 16 draws.",
    published="approximation figure (sheet 08, F14)",
    data=training.approximation,
    draw=draw_approximation,
)


def draw_signs(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 1, venue=venue, aspect=0.5)
    panel = axes[0, 0]
    times = data["time"].values[1:]
    for index, rule in enumerate(data["rule"].values):
        _points(panel, times, data.isel(time=slice(1, None)), "error", rule, index, rule=rule)
    panel.set(xscale="log", xlabel="updates", ylabel="error", ylim=(0, None))
    panel.legend()
    return figure


SIGNS = PaperFigure(
    name="memory_scaling.sign_updates",
    paper=8,
    title="Sign and normalised updates",
    caption=(
        "Full-batch descent from W=0 with step 1 (N=10, M=5, d=10, Zipf exponent 2): plain gradient, its sign "
        "(Adam without memory), and the gradient over the standard deviation of its entries. The error is the "
        "0-1 risk (the published curve averages the frequencies of misclassified tokens). Mean and 95% interval "
        "over 100 draws."
    ),
    caption_quick="Scaled down: 40 draws.",
    published="sign-update figures (sheet 08, F15-16)",
    data=training.signs,
    draw=draw_signs,
)
