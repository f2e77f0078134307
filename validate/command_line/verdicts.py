"""Verdicts as records that are kept in a store beside the results, so that the report need not judge again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawbook.validate.command_line.output import plain

if TYPE_CHECKING:
    from lawbook.validate.command_line.work import Work
    from lawbook.validate.store import Store
    from lawbook.validate.verdict import Verdict

KIND, RUN = "verdict", "run"


def record(verdict: Verdict) -> dict[str, Any]:
    """A verdict with every comparison, as JSON can hold it."""
    return plain(verdict.to_json() | {"comparisons": list(verdict.cells)})


def keep(store: Store, verdicts: Sequence[Verdict], run: Mapping[str, Any]) -> None:
    """Write verdicts and the description of their run as documents, replacing older ones of the same laws."""
    for verdict in verdicts:
        store.put_document(KIND, verdict.name, record(verdict))
    store.put_document(RUN, "book", plain(dict(run)))


def kept(store: Store) -> tuple[dict[str, dict[str, Any]], dict[str, Any] | None]:
    """The records by name, and the description of the run that wrote last; empty and None in a fresh store."""
    return store.documents(KIND), store.document(RUN, "book")


def judge(
    work: Work, names: Sequence[str], *, level: str, tokens: str, announce: bool = True
) -> list[Verdict]:
    """Run the book on the named laws; the progress display counts what is decided. Keeps the verdicts in the store."""
    from lawbook.validate.book import validate

    tally: dict[str, int] = {}

    def decided(verdict: Verdict) -> None:
        tally[verdict.verdict] = tally.get(verdict.verdict, 0) + 1
        work.progress.relabel(", ".join(f"{count} {word}" for word, count in sorted(tally.items(), reverse=True)))

    found = validate(
        names, level=level, seed=work.seed, tokens=tokens, store=work.store, executor=work.executor,
        progress=work.progress, decided=decided if announce else None,
    )  # fmt: skip
    if work.store is not None:
        keep(work.store, found, description(work, level, tokens))
    return found


def description(work: Work, level: str, tokens: str) -> dict[str, Any]:
    """What a reader must know to run the same again."""
    from lawbook.validate.provenance import provenance

    about = provenance()
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    return {
        "level": level,
        "seed": work.seed,
        "tokens": tokens,
        "versions": f"lawbook {about['lawbook']}, Python {about['python']}, {versions}, {about['platform']}",
    }
