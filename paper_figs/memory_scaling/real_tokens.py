"""The user's own token frequencies: exact laws hold, the power law does not."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_scaling.storage import measured
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_scaling.figure_data import exact

LABELS = {"frequency": "q = p", "threshold:d/8": "first d/8 tokens", "logarithm:d/2": "logarithm, d/2 tokens"}


def fitted_exponent(p: np.ndarray) -> float:
    """The exponent of the straight line through log p against log rank (ranks 1 to N/2, where counts exceed one)."""
    rank = np.arange(1, len(p) // 2 + 1)
    return float(-np.polyfit(np.log(rank), np.log(p[: len(rank)]), 1)[0])


def anchored(x: np.ndarray, slope: float, at: float) -> np.ndarray:
    """A power law through the first point."""
    return at * (x / x[0]) ** slope


def draw_real_tokens(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 3, venue=venue, aspect=1.15)
    ranks, unseen, errors = axes[0]
    p = data["p"].values
    alpha = max(fitted_exponent(p), 1.02)
    shown = np.unique(np.geomspace(1, len(p), 40).astype(int))
    simulation(ranks, shown, p[shown - 1], "tokens", 0, markersize=3)
    line = np.exp(np.mean(np.log(p[shown - 1]) + alpha * np.log(shown))) * shown**-alpha
    theory(ranks, shown, line, f"rank^-{alpha:.2f}", 6)
    ranks.set(xscale="log", yscale="log", xlabel="rank", ylabel="frequency", title="frequencies")
    ranks.legend(fontsize=5.5)

    samples = data["T"].values
    measured(unseen, samples, data, "simulated", 0, name="unseen")
    grid = np.unique(np.geomspace(samples[0], samples[-1], 40).astype(int))
    law = np.array([float(predict("memory_scaling.unseen_mass", p=p, T=int(t))) for t in grid])
    theory(unseen, grid, law, "exact law", 1)
    theory(unseen, grid, anchored(grid, -1 + 1 / alpha, law[0]), "power law", 6)
    unseen.set(xscale="log", yscale="log", xlabel="samples T", title="unseen mass")
    unseen.legend(fontsize=5.5)

    d = data["d"].values
    for index, scheme in enumerate(data["scheme"].values):
        measured(errors, d, data, LABELS[str(scheme)], index, scheme=scheme)
        q = data["q"].sel(scheme=scheme).values
        law = [
            float(predict("memory_scaling.expected_error_of_two_classes", p=p, q=row, d=int(size)))
            for size, row in zip(d, q, strict=True)
        ]
        theory(errors, d, law, "", index)
        if scheme == "frequency":
            theory(errors, d, anchored(d, -(alpha - 1) / (2 * alpha), law[0]), "power law of q = p", 6)
    errors.set(xscale="log", xlabel="dimension d", title="error, two classes", ylim=(0, 0.5))
    errors.legend(fontsize=5.5, loc="lower left")
    return figure


REAL_TOKENS = PaperFigure(
    name="memory_scaling.real_tokens",
    paper=8,
    title="Real token frequencies",
    caption=(
        "The tokens of the language reference (or the user's own). Left: frequencies and the fitted Zipf law. Middle: mass "
        "of the tokens that T samples miss. Right: error of memories with two classes. Markers: mean and 95% interval over "
        "100 draws (60 for errors); coloured lines: the exact laws, with no fitted constant; black: the paper's rates at the "
        "fitted exponent through the first point, which the tokens do not follow."
    ),
    caption_quick="Scaled down: 20 and 12 draws.",
    published="new",
    data=exact.real_tokens,
    draw=draw_real_tokens,
)
