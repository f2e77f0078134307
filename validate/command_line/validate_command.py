"""`lawbook validate`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lawbook.validate.command_line.misuse import Misuse, blaming_input
from lawbook.validate.command_line.output import (
    counted,
    entries,
    number,
    plain,
    print_json,
    print_table,
    verdict_text,
)
from lawbook.validate.command_line.token_frequencies import specification
from lawbook.validate.command_line.verdicts import judge, record
from lawbook.validate.command_line.work import chosen_executor, working

if TYPE_CHECKING:
    from lawbook.validate.verdict import Verdict

SUPPORTED, REFUTED, UNDECIDED = 0, 1, 3


def validate_command(
    *names: str,
    level: Literal["quick", "full"] = "quick",
    seed: int = 0,
    store: Path | None = None,
    text: Path | None = None,
    frequencies: Path | None = None,
    executor: str | None = None,
    workers: int | None = None,
    json: bool = False,
) -> int:
    """Put laws to the test. Exit code: 0 all supported, 1 something refuted, 3 something undecided.

    Parameters
    ----------
    names
        Laws or systems; the whole book by default.
    level
        quick takes about a second per law, full up to half a minute.
    seed
        The seed of all simulations; the same seed gives the same verdicts.
    store
        Keep every finished cell in this file; the same command then computes only what is missing.
    text
        Use the words of this text as the real tokens, instead of Python's language reference.
    frequencies
        The same with the last column of this CSV file.
    executor
        serial, processes, processes:N, or tcp://host:port of a dask scheduler. By default one process per
        core for many laws, none for few. The numbers are the same.
    workers
        Short for --executor processes:N.
    json
        Print an array of objects instead of a table.
    """
    from lawbook.theory import catalogue

    with blaming_input(catalogue.UnknownLawError):
        laws = catalogue.select(names)
    if workers is not None and executor is not None:
        raise Misuse("got --executor and --workers; accepted: one of them")
    tokens = specification(text, frequencies) or "pydoc"
    spec = chosen_executor(f"processes:{workers}" if workers is not None else executor, len(laws))
    start = time.perf_counter()
    with working(seed=seed, store=store, executor=spec, label="validating") as work:
        verdicts = judge(work, [law.name for law in laws], level=level, tokens=tokens)
    if json:
        print_json([{k: v for k, v in record(verdict).items() if k != "comparisons"} for verdict in verdicts])
    else:
        _print(verdicts, time.perf_counter() - start)
    return exit_code(verdicts)


def exit_code(verdicts: Sequence[Verdict]) -> int:
    """1 when a law is refuted, else 3 when one is undecided (also: has no experiment), else 0."""
    words = {verdict.verdict for verdict in verdicts}
    return REFUTED if "refuted" in words else UNDECIDED if "undecided" in words else SUPPORTED


def _print(verdicts: Sequence[Verdict], seconds: float) -> None:
    rows = [_row(verdict) for verdict in verdicts]
    print_table(
        ("law", "verdict", "estimate>", "interval>", "prediction>", "mutants>", "replicates>", "seconds>"), rows,
        optional=("prediction", "estimate", "interval", "replicates", "seconds"),
    )  # fmt: skip
    others = [verdict for verdict in verdicts if verdict.verdict != "supported"]
    for verdict in others:
        print(f"{verdict.name}: {verdict.verdict}; {verdict.reason or f'at {entries(plain(verdict.where))}'}")
    if others:
        print("what is known about each: lawbook show NAME")
    counts = {word: sum(v.verdict == word for v in verdicts) for word in ("supported", "refuted", "undecided")}
    killed, planted = sum(v.killed for v in verdicts), sum(v.planted for v in verdicts)
    print(
        f"{counted(len(verdicts), 'law')}: " + ", ".join(f"{count} {word}" for word, count in counts.items())
        + f"; {killed} of {planted} mutants refuted; {seconds:.1f} s"
    )


def _row(verdict: Verdict) -> tuple[Any, ...]:
    interval = plain(verdict.interval)
    return (
        verdict.name,
        verdict_text(verdict.verdict),
        number(plain(verdict.estimate)),
        f"{number(interval[0])} .. {number(interval[1])}",
        number(plain(verdict.prediction)),
        f"{verdict.killed}/{verdict.planted}",
        verdict.replicates,
        f"{verdict.seconds:.2f}",
    )
