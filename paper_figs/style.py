"""The look of every figure: venue widths, a colour-blind-safe palette, theory as lines, simulation as markers.

Colour is never alone: markers and dashes differ with it, so that a curve can be told apart in grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

GOLDEN_RATIO = (1 + 5**0.5) / 2

# text or column width in inches, as the venues' style files set them
VENUES: dict[str, dict[str, float]] = {
    "neurips": {"text": 5.5},
    "iclr": {"text": 5.5},
    "icml": {"column": 3.25, "text": 6.75},
    "aistats": {"column": 3.25, "text": 6.75},
    "uai": {"column": 3.25, "text": 6.75},
    "aaai": {"column": 3.3, "text": 6.975},
    "cvpr": {"column": 3.25, "text": 6.875},
    "jmlr": {"text": 6.0},
    "tmlr": {"text": 6.5},
}

# Okabe and Ito's set without its yellow, which is too faint on white; black comes last
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)), (0, (1, 1)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X")

# Luminance grows along both maps, so they survive printing in grey
SEQUENTIAL = "cividis"


def width_of(venue: str, span: str = "text") -> float:
    """Width in inches of a venue's `span` ("text" or "column").

    Raises ValueError naming the venue and what is accepted.
    """
    if venue not in VENUES:
        raise ValueError(f"venue: got {venue!r}; accepted: {', '.join(sorted(VENUES))}")
    spans = VENUES[venue]
    if span not in spans:
        raise ValueError(f"span: got {span!r}; accepted for {venue}: {', '.join(sorted(spans))}")
    return spans[span]


def parameters() -> dict[str, Any]:
    """Matplotlib settings of every figure; a dictionary, so that no global state is touched."""
    return {
        "font.family": "DejaVu Sans",
        "font.size": 8,
        "axes.titlesize": 8,
        "axes.labelsize": 8,
        "legend.fontsize": 6.5,
        "xtick.labelsize": 7,
        "ytick.labelsize": 7,
        "mathtext.fontset": "dejavusans",
        "text.usetex": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.alpha": 0.25,
        "grid.linewidth": 0.5,
        "lines.linewidth": 1.3,
        "lines.markersize": 4,
        "legend.frameon": False,
        "errorbar.capsize": 1.5,
        "pdf.fonttype": 42,  # embed TrueType outlines: venues refuse Type 3 fonts
        "ps.fonttype": 42,
        "svg.fonttype": "path",
        "svg.hashsalt": "lawbook",  # element names that do not change from run to run
        "savefig.dpi": 200,
        "figure.constrained_layout.use": True,
    }


@contextmanager
def styled() -> Iterator[None]:
    """Context in which figures are made and saved with the book's settings."""
    import matplotlib

    with matplotlib.rc_context(parameters()):
        yield


def new_figure(rows: int = 1, columns: int = 1, *, venue: str = "iclr", aspect: float | None = None, **options: Any):
    """A figure as wide as the venue's text, with `rows` x `columns` axes (always a 2-D array of them).

    `aspect` is the height of one panel over its width; the golden ratio's inverse by default.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    width = width_of(venue)
    height = width / columns * (1 / GOLDEN_RATIO if aspect is None else aspect) * rows
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(rows, columns, squeeze=False, **options)
    return figure, axes


def cycle(index: int) -> dict[str, Any]:
    """Colour of the `index`-th curve; `line` and `markers` add dashes and marker shapes of their own."""
    return {"color": PALETTE[index % len(PALETTE)]}
