"""Figures that move: the paths drawn on them grow from frame to frame, everything else stands still."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

RATE = 8  # frames a second
DOTS = 110  # per inch


def grows(lines: Sequence[Any], share: Any = None) -> None:
    """Let `lines` grow in the animation: point i appears at the share `share[i]` of its length, in [0, 1], even by default."""
    for line in lines:
        line.lawbook_share = np.linspace(0, 1, len(line.get_xdata())) if share is None else np.asarray(share, dtype=float)


def write_gif(figure: Any, frames: int, path: Path) -> None:
    """The figure in `frames` >= 2 frames, and a second of rest at the end; the same figure gives the same bytes."""
    from matplotlib.animation import PillowWriter

    moving = [(line, *line.get_data()) for axes in figure.axes for line in axes.lines if hasattr(line, "lawbook_share")]
    figure.canvas.draw()
    figure.set_layout_engine("none")  # laid out once, or the panels would breathe
    for axes in figure.axes:
        axes.autoscale(False)
    writer = PillowWriter(fps=RATE)
    with writer.saving(figure, str(path), dpi=DOTS):
        for share in [*np.linspace(0, 1, frames), *[1.0] * RATE]:
            for line, x, y in moving:
                shown = line.lawbook_share <= share + 1e-9
                line.set_data(x[shown], y[shown])
            writer.grab_frame()
