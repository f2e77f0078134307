"""`lawbook report`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.command_line.output import counted, plain, print_json
from lawbook.validate.command_line.token_frequencies import specification
from lawbook.validate.command_line.verdicts import description, judge, kept, record
from lawbook.validate.command_line.work import certify_all, chosen_executor, working


def report_command(
    *names: str,
    out: Path = Path("out/report"),
    store: Path | None = None,
    figures: Path | None = None,
    level: Literal["quick", "full"] = "quick",
    seed: int = 0,
    text: Path | None = None,
    frequencies: Path | None = None,
    executor: str | None = None,
    json: bool = False,
) -> int:
    """Write the book as a static site: each page is one file that needs no network.

    Parameters
    ----------
    names
        Laws or systems; the whole book by default.
    out
        The folder to write to.
    store
        Take the verdicts that `lawbook validate --store` kept in this file, as they are. Without it, or where
        it holds none, the laws are put to the test first.
    figures
        The folder to which `lawbook figures` wrote, for the page of figures.
    level
        The level of the test, where one is needed; likewise the options below.
    seed
        Its seed.
    text
        Its real tokens: the words of this text.
    frequencies
        Its real tokens: the last column of this CSV file.
    executor
        serial, processes, processes:N, or tcp://host:port.
    json
        Print an object with the index page and the laws' names.
    """
    from lawbook.theory import catalogue
    from lawbook.validate.report.book_site import write_site

    with blaming_input(catalogue.UnknownLawError):
        laws = catalogue.select(names)
    if figures is not None and not figures.is_dir():
        raise Misuse(f"figures: got {str(figures)!r}; accepted: a folder that `lawbook figures --out` wrote")
    tokens = specification(text, frequencies) or "pydoc"
    with working(seed=seed, store=store, executor=chosen_executor(executor, len(laws)), label="report") as work:
        records, run = kept(work.store) if work.store is not None else ({}, None)
        if run is None:
            verdicts = judge(work, [law.name for law in laws], level=level, tokens=tokens)
            records, run = {v.name: record(v) for v in verdicts}, plain(description(work, level, tokens))
        certify_all(work, laws)
        with blaming_input(OSError):
            written = write_site(out, laws, records, run, figures)
    if json:
        print_json({"index": str(out / "index.html"), "laws": written})
    else:
        print(f"{counted(len(written), 'law')} in {out / 'index.html'}")
    return 0
