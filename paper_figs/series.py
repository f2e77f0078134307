"""Drawing that remembers: whatever is put on an axis can be written out as the figure's CSV."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Any

import numpy as np

from lawbook.paper_figs.style import DASHES, MARKERS, PALETTE, SEQUENTIAL


@dataclass(frozen=True)
class Series:
    """One drawn curve, set of markers, or field: columns of equal length, as they are on the page."""

    panel: str
    kind: str
    label: str
    x: np.ndarray
    y: np.ndarray
    low: np.ndarray | None = None
    high: np.ndarray | None = None
    value: np.ndarray | None = None


def recorded(figure: Any) -> list[Series]:
    """The series drawn on `figure` so far, in drawing order."""
    if not hasattr(figure, "lawbook_series"):
        figure.lawbook_series = []
    return figure.lawbook_series


def _record(axes: Any, kind: str, label: str, x: Any, y: Any, **more: Any) -> None:
    panels = list(axes.figure.axes)
    panel = f"{panels.index(axes) + 1}: {axes.get_title() or axes.get_title(loc='left')}".rstrip(": ")
    columns = {name: None if column is None else np.asarray(column, dtype=float) for name, column in more.items()}
    drawn = Series(panel, kind, label, np.asarray(x, dtype=float), np.asarray(y, dtype=float), **columns)
    for column in (drawn.x, drawn.y):
        if not np.all(np.isfinite(column)):
            raise ValueError(f"series {label!r}: got a value that is not finite; accepted: finite numbers")
    recorded(axes.figure).append(drawn)


def theory(axes: Any, x: Any, y: Any, label: str, index: int = 0, **options: Any) -> None:
    """A prediction: always a line, dashed by `index`."""
    _record(axes, "theory", label, x, y)
    style = {"color": PALETTE[index % len(PALETTE)], "linestyle": DASHES[index % len(DASHES)], "zorder": 2}
    axes.plot(x, y, label=label, **(style | options))


def simulation(
    axes: Any, x: Any, y: Any, label: str, index: int = 0, *, low: Any = None, high: Any = None, **options: Any
) -> None:
    """A measurement: always markers; with an interval from `low` to `high` unless it is exact."""
    _record(axes, "simulation", label, x, y, low=low, high=high)
    style = {
        "color": PALETTE[index % len(PALETTE)],
        "marker": MARKERS[index % len(MARKERS)],
        "linestyle": "none",
        "markerfacecolor": "white",
        "markeredgewidth": 0.9,
        "zorder": 3,
    }
    if low is None or high is None:
        axes.plot(x, y, label=label, **(style | options))
        return
    centre = np.asarray(y, dtype=float)
    below, above = centre - np.asarray(low, dtype=float), np.asarray(high, dtype=float) - centre
    axes.errorbar(
        x, centre, yerr=np.maximum([below, above], 0), label=label, elinewidth=0.8, **(style | options)
    )


def field(axes: Any, x: Any, y: Any, value: Any, label: str, **options: Any) -> Any:
    """A measured quantity over the plane: `value` has shape (len(y), len(x)). Returns the mesh."""
    columns, rows = np.meshgrid(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    _record(axes, "field", label, columns.ravel(), rows.ravel(), value=np.asarray(value).ravel())
    options = {"cmap": SEQUENTIAL, "shading": "nearest", "rasterized": True} | options
    return axes.pcolormesh(x, y, value, **options)


def contours(axes: Any, x: Any, y: Any, value: Any, label: str, levels: Any, **options: Any) -> Any:
    """Level lines of a prediction over the plane: theory stays a line there too. Returns the contour set."""
    columns, rows = np.meshgrid(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    _record(axes, "contours", label, columns.ravel(), rows.ravel(), value=np.asarray(value).ravel())
    return axes.contour(x, y, value, levels=levels, **({"colors": "white", "linewidths": 0.8} | options))


def to_csv(figure: Any) -> str:
    """The drawn series as CSV text: panel, kind, label, x, y, low, high, value."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["panel", "kind", "label", "x", "y", "low", "high", "value"])
    for series in recorded(figure):
        optional = (series.low, series.high, series.value)
        for i in range(series.x.size):
            rest = ["" if column is None else repr(float(column[i])) for column in optional]
            writer.writerow(
                [series.panel, series.kind, series.label, repr(float(series.x[i])), repr(float(series.y[i])), *rest]
            )
    return text.getvalue()
