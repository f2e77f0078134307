"""A figure of the book as data: where its numbers come from, how it is drawn, what it is written to."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawbook.paper_figs.animation import write_gif
from lawbook.paper_figs.series import to_csv
from lawbook.paper_figs.style import styled

FORMATS = ("pdf", "svg", "png")


@dataclass(frozen=True)
class PaperFigure:
    """One figure: `data` measures, `draw` draws, neither does the other's work.

    `data(sweep, level, tokens)` returns a mapping of arrays or an `xarray.Dataset`, calling
    ``sweep(function, points, replicates)`` for whatever must be simulated; `draw(data, venue)`
    returns a `matplotlib.figure.Figure`. `caption` says what was scaled down, and `caption_quick`
    what the quick level scales down further. With `frames` a GIF is written too, in which the paths grow.
    """

    name: str
    paper: int
    title: str
    caption: str
    data: Callable[..., Any]
    draw: Callable[..., Any]
    caption_quick: str = ""
    published: str = ""
    frames: int = 0

    @property
    def system(self) -> str:
        return self.name.split(".", 1)[0]


class UnknownFigureError(LookupError):
    """No figure of that name; the message lists the near ones."""


def figures(system: str | None = None) -> tuple[PaperFigure, ...]:
    """Every figure of the book (or of one system), sorted by paper and name; found by scanning the room."""
    import lawbook.paper_figs as room

    found = {
        value.name: value
        for module in pkgutil.walk_packages(room.__path__, room.__name__ + ".")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, PaperFigure)
    }
    chosen = [f for f in found.values() if system is None or f.system == system]
    return tuple(sorted(chosen, key=lambda f: (f.paper, f.name)))


def select(names: list[str], paper: int | None = None) -> tuple[PaperFigure, ...]:
    """Figures by name, system or paper number; all of them when nothing is named.

    Raises UnknownFigureError, naming what came and the closest names.
    """
    import difflib

    every = [f for f in figures() if paper is None or f.paper == paper]
    if not every:
        papers = sorted({f.paper for f in figures()})
        raise UnknownFigureError(f"paper: got {paper}; accepted: {', '.join(map(str, papers))}")
    if not names:
        return tuple(every)
    chosen: list[PaperFigure] = []
    for name in names:
        hits = [f for f in every if name in (f.name, f.system)]
        if not hits:
            near = difflib.get_close_matches(name, [f.name for f in every], n=3, cutoff=0.4)
            raise UnknownFigureError(f"figure: got {name!r}; accepted: {', '.join(near) or 'see lawbook figures'}")
        chosen += [f for f in hits if f not in chosen]
    return tuple(chosen)


def write(figure: PaperFigure, data: Any, out: Path, *, venue: str = "iclr", provenance: Mapping[str, Any]) -> list[Path]:
    """Draw `figure` from `data` and write PDF, SVG, PNG, the CSV of what is drawn, its provenance, and a GIF if it moves.

    The same data give the same bytes: no time stamps, fixed element names. Returns the paths.
    """
    out.mkdir(parents=True, exist_ok=True)
    stem = out / figure.name.replace(".", "-")
    paths = []
    with styled():
        drawn = figure.draw(data, venue)
        for suffix in FORMATS:
            path = stem.with_suffix(f".{suffix}")
            stamp = {"pdf": {"CreationDate": None}, "svg": {"Date": None}, "png": {"Software": None}}[suffix]
            drawn.savefig(path, metadata={"Title": figure.title} | stamp)
            paths.append(path)
        series = to_csv(drawn)
        if figure.frames:
            paths.append(stem.with_suffix(".gif"))
            write_gif(drawn, figure.frames, paths[-1])
    table = stem.with_suffix(".csv")
    table.write_text(series, encoding="utf-8")
    record = stem.with_suffix(".json")
    about = {"name": figure.name, "paper": figure.paper, "title": figure.title, "caption": caption(figure, provenance)}
    record.write_text(json.dumps(about | {"provenance": dict(provenance)}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return [*paths, table, record]


def caption(figure: PaperFigure, provenance: Mapping[str, Any]) -> str:
    """The caption, with what this level scaled down and the seed behind the data."""
    parts = [figure.caption]
    if provenance.get("level") == "quick" and figure.caption_quick:
        parts.append(figure.caption_quick)
    if "seed" in provenance:
        parts.append(f"Seed {provenance['seed']}, level {provenance.get('level', 'full')}.")
    return " ".join(parts)
