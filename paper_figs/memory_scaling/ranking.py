"""Storage schemes ranked by their constants."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.paper_figs.figure import PaperFigure
from lawbook.paper_figs.memory_scaling.storage import zipf
from lawbook.paper_figs.predictions import predict
from lawbook.paper_figs.series import simulation, theory
from lawbook.paper_figs.style import new_figure
from lawbook.validate.memory_scaling.figure_data import exact

BEST_LOGARITHM, BEST_PRODUCT = 0.879, 0.509  # where the two constants are least, alpha = 2


def constants(d: np.ndarray) -> dict[str, np.ndarray]:
    """The asymptotic d x error of the schemes that have one, at their best size."""
    shared = {"alpha": 2.0, "d": d}
    return {
        "frequency": d * predict("memory_scaling.power_weighting_constant_two_classes", rho=1.0, **shared),
        "optimal": d * predict("memory_scaling.optimal_error_constant", **shared),
        "logarithm, best size": d * predict("memory_scaling.logarithmic_constant", kappa=BEST_LOGARITHM, **shared),
        "root-logarithm, best size": d * predict("memory_scaling.square_root_logarithmic_constant", kappa=1 / 3, **shared),
        "sgd, best size": d * predict("memory_scaling.sgd_shaped_scheme_constant", kappa=BEST_PRODUCT, **shared),
    }


NAMES = {
    "frequency": "q = p", "threshold d/8": "first d/8 tokens", "threshold, best size": "best threshold",
    "root-logarithm, best size": "best root of logarithm", "logarithm, best size": "best logarithm",
    "sgd, best size": "best SGD-shaped", "optimal": "optimal",
}  # fmt: skip


def draw_ranking(data: Any, venue: str) -> Any:
    figure, axes = new_figure(1, 2, venue=venue, aspect=1.0)
    whole, close = axes[0]
    d = data["d"].values
    grid = np.geomspace(d[0], d[-1], 40)
    lines = constants(np.round(grid))
    p = zipf(2.0, 100_000)
    small = np.unique(np.geomspace(10, 1000, 8).astype(int))
    for index, (scheme, label) in enumerate(NAMES.items()):
        values = data["scaled_error"].sel(scheme=scheme).values
        simulation(whole, d, values, label, index, markersize=3)
        if scheme in lines:
            theory(whole, grid, lines[scheme], "", index, linewidth=0.8)
        if values.max() < 2:
            simulation(close, d, values, label, index, markersize=3)
            theory(close, grid, lines[scheme], "", index, linewidth=0.8)
    inverse = [float(n * predict("memory_scaling.error_of_pseudo_inverse", p=p, d=int(n))) for n in small]
    theory(whole, small, inverse, "pseudo-inverse", 6)
    whole.set(xscale="log", yscale="log", xlabel="dimension d", ylabel="d x error", title="all schemes", ylim=(0.1, 2e4))
    close.set(xscale="log", xlabel="dimension d", title="the close race", ylim=(0.8, 1.62))
    whole.legend(fontsize=5, loc="upper left", ncols=2)
    return figure


RANKING = PaperFigure(
    name="memory_scaling.ranking",
    paper=8,
    title="Storage schemes ranked by their constants",
    caption=(
        "d times the error of two classes on Zipf's law with exponent 2 and infinitely many tokens. Markers: exact sums over the "
        "tokens, each scheme at its best size in every dimension (no sampling error). Lines: the laws' constants; black: the "
        "pseudo-inverse of the first d tokens, which is no storage scheme (N = 100000). Thresholds pay a logarithm, thresholds at a "
        "fixed multiple of d and storing by frequency a power."
    ),
    caption_quick="Scaled down: 6 dimensions up to 10^6.",
    published="new (sheet 08, B3)",
    data=exact.ranking,
    draw=draw_ranking,
)
