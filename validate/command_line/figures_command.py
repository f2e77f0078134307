"""`lawbook figures`."""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any, Literal

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.command_line.output import console, print_json
from lawbook.validate.command_line.token_frequencies import specification
from lawbook.validate.command_line.work import Work, chosen_executor, working
from lawbook.validate.executors import SerialExecutor


def figures_command(
    *names: str,
    paper: int | None = None,
    out: Path = Path("out/figures"),
    level: Literal["quick", "full"] = "quick",
    venue: str = "iclr",
    seed: int = 0,
    store: Path | None = None,
    executor: str | None = None,
    text: Path | None = None,
    frequencies: Path | None = None,
    json: bool = False,
) -> int:
    """Draw the figures of the papers: PDF, SVG, PNG (and a GIF where paths grow), a CSV of what is drawn, and where it comes from.

    Parameters
    ----------
    names
        Figures or systems; all of them by default.
    paper
        Only the figures of this paper (its number in the list of papers, e.g. 8).
    out
        The folder to write to.
    level
        quick takes minutes for the whole book; full is as close to print as a CPU allows.
    venue
        Whose column width: iclr, neurips, icml, jmlr, ...
    seed
        The seed of the simulations; the same seed gives the same bytes.
    store
        Keep what is simulated in this file, and take from it what is there.
    executor
        serial, processes, processes:N, or tcp://host:port of a dask scheduler. By default one process per
        core for many figures, none for few. The numbers are the same.
    text
        Draw what is drawn on real tokens for the words of this text.
    frequencies
        The same for the last column of this CSV file.
    json
        Print an array of objects with name, title and the files written.
    """
    # by name: in the layers of the house, figures stand above validate, and only this door leads there
    book = importlib.import_module("lawbook.paper_figs.figure")
    with blaming_input(book.UnknownFigureError):
        chosen = book.select(list(names), paper)
    venues = importlib.import_module("lawbook.paper_figs.style").VENUES
    if venue not in venues:
        raise Misuse(f"venue: got {venue!r}; accepted: {', '.join(venues)}")
    tokens = specification(text, frequencies) or "pydoc"
    written: list[dict[str, Any]] = []
    spec = chosen_executor(executor, len(chosen))
    with working(seed=seed, store=store, executor=spec, label="figures") as work:
        drawing: deque[tuple[Any, Future[list[Path]]]] = deque()
        for figure in chosen:
            work.progress.relabel(figure.name)
            data = figure.data(sweeper(work), level, tokens)
            provenance = {"seed": seed, "level": level, "tokens": _shown(tokens), "lawbook": work.version}
            with blaming_input(OSError):
                drawing.append((figure, draw(work.executor, figure.name, data, out, venue, provenance)))
                while drawing and (figure is chosen[-1] or drawing[0][1].done()):
                    finished, paths = drawing[0][0], drawing.popleft()[1].result()
                    written.append({"name": finished.name, "title": finished.title, "files": [str(path) for path in paths]})
                    if not json:
                        console().print(f"{finished.name}: {finished.title} → {paths[0].parent}/{paths[0].stem}.*", soft_wrap=True)
    if json:
        print_json(written)
    return 0


def draw(executor: Executor, name: str, data: Any, out: Path, venue: str, provenance: Mapping[str, Any]) -> Future[list[Path]]:
    """Draws in a worker of this machine while the next figure is computed; here where the workers are elsewhere, or none."""
    runner = executor if isinstance(executor, ProcessPoolExecutor) else SerialExecutor()
    return runner.submit(draw_named, name, data, out, venue, provenance)


def draw_named(name: str, data: Any, out: Path, venue: str, provenance: Mapping[str, Any]) -> list[Path]:
    """What the worker does."""
    book = importlib.import_module("lawbook.paper_figs.figure")
    figure, = book.select([name])
    return book.write(figure, data, out, venue=venue, provenance=provenance)


def _shown(tokens: str) -> str:
    """The tokens without the folders of this machine, so that two machines write the same bytes."""
    kind, _, path = tokens.partition(":")
    return f"{kind}:{Path(path).name}" if kind in ("text", "csv") else tokens


def sweeper(work: Work) -> Callable[..., list[dict[str, Any]]]:
    """What a figure's data function calls; a cell's stream depends on seed, function and cell alone."""
    from lawbook.validate.grid import sweep_cells

    def sweep(
        function: Callable[..., Any], cells: Sequence[Mapping[str, Any]], replicates: int
    ) -> list[dict[str, Any]]:
        return sweep_cells(
            function, cells, replicates, seed=work.seed, store=work.store, executor=work.executor, progress=work.progress
        )

    return sweep
