"""The calibration run: the same book under many seeds, counting how often each law came out how.

``python -m lawbook.validate.calibration --seeds 50`` runs it and writes after each seed; started again, it
goes on where it stopped. Laws whose observable is exact do not depend on the seed and are run once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from lawbook.theory import Law, catalogue
from lawbook.validate import book
from lawbook.validate.catalogue import experiment_of
from lawbook.validate.command_line.output import counted
from lawbook.validate.executors import open_executor
from lawbook.validate.experiment import Experiment, Level
from lawbook.validate.keys import canonical_json, function_name, source_hash
from lawbook.validate.mutants import rival_law
from lawbook.validate.nulls import machinery
from lawbook.validate.progress import Progress
from lawbook.validate.store import Store

STORED = Path(__file__).resolve().parent / "data" / "calibration.json"
OUTCOMES = ("supported", "refuted", "undecided")
# where the seed of a verdict that holds for all seeds would stand
EVERY_SEED = "every"


def fingerprint(law: Law, experiment: Experiment, level: Level, tokens: str) -> str:
    """16 digits that change with what is claimed, how it is judged and what is simulated."""
    import sympy as sp

    claims = [law, *(rival_law(law, rival) for rival in law.rivals)]
    parts = [
        *(f"{claim.relation!r} {sp.srepr(claim.expression())}" for claim in claims),
        law.observable,
        *(f"{rival.name} {rival.observable} {rival.cell}" for rival in law.rivals),
        repr((experiment.statistic, experiment.band, experiment.looks, experiment.step, experiment.rounding)),
        canonical_json(list(experiment.cells(level, tokens))),
        source_hash(function_name(experiment.observe).partition(":")[0]),
        source_hash("lawbook.validate.mutants"),  # and of the judge, which it imports
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def measure_false_refutations(
    seeds: Iterable[int] = range(50),
    names: Sequence[str] = (),
    *,
    level: Level = "quick",
    tokens: str = "pydoc",
    out: Path | None = None,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Verdicts on the laws named (the book by default) under every seed, by law and seed.

    Verdicts in the file `out` are kept where law, experiment and simulator are still the same; it is
    rewritten after each seed. Raises what `book.validate` raises.
    """
    wanted = list(seeds)
    found = _resumed(out, level, tokens)
    known = {law.name for law in catalogue.laws()}
    laws: dict[str, Any] = {name: entry for name, entry in found["laws"].items() if name in known}
    found["laws"] = laws
    tested = [(law, trial) for law in catalogue.select(tuple(names)) if (trial := experiment_of(law.name)) is not None]
    for law, trial in tested:
        mark = fingerprint(law, trial, level, tokens)
        if laws.get(law.name, {}).get("fingerprint") != mark:
            laws[law.name] = {"fingerprint": mark, "relation": law.relation.kind, "statistic": trial.statistic, "verdicts": {}}
    exact = [law.name for law, trial in tested if trial.statistic == "exact"]
    drawn = [law.name for law, trial in tested if trial.statistic != "exact"]
    rounds = [(EVERY_SEED, 0, exact), *((str(seed), seed, drawn) for seed in wanted)]
    for number, (label, seed, chosen) in enumerate(rounds):
        missing = [name for name in chosen if label not in laws[name]["verdicts"]]
        if not missing:
            continue
        if progress is not None:
            progress.relabel("exact laws" if label == EVERY_SEED else f"seed {seed} ({number} of {len(wanted)})")
        verdicts = book.validate(
            missing, level=level, seed=seed, tokens=tokens, store=store, executor=executor, progress=progress
        )
        for verdict in verdicts:
            laws[verdict.name]["verdicts"][label] = verdict.verdict
        _write(out, found)
    return found


def _resumed(out: Path | None, level: Level, tokens: str) -> dict[str, Any]:
    fresh: dict[str, Any] = {"level": level, "tokens": tokens, "laws": {}}
    if out is None or not out.exists():
        return fresh
    found = json.loads(out.read_text(encoding="utf-8"))
    return found if (found.get("level"), found.get("tokens")) == (level, tokens) else fresh


def _write(out: Path | None, found: Mapping[str, Any]) -> None:
    """The file is replaced whole: killed at any instant, it is the old one or the new one."""
    if out is None:
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(out.name + ".new")
    beside.write_text(json.dumps(found, indent=1, sort_keys=True, allow_nan=False) + "\n", encoding="utf-8")
    os.replace(beside, out)


def counts(entry: Mapping[str, Any]) -> Counter[str]:
    """How often one law came out how."""
    return Counter(entry["verdicts"].values())


def summary(found: Mapping[str, Any]) -> dict[str, Any]:
    """Text, columns and rows for people: what varied with the seed, and how often true laws were refuted.

    A law that is refuted, and supported under no seed, is false (the book keeps such laws, as printed); a
    refutation is called false where another seed supports the law.
    """
    laws = {name: entry for name, entry in found["laws"].items() if entry["verdicts"]}
    drawn = {name: entry for name, entry in laws.items() if EVERY_SEED not in entry["verdicts"]}
    seeds = sorted({seed for entry in drawn.values() for seed in entry["verdicts"]})
    steady = [name for name, entry in laws.items() if len(counts(entry)) == 1]
    wrong = [name for name, entry in laws.items() if counts(entry)["refuted"] and not counts(entry)["supported"]]
    others = [entry for name, entry in drawn.items() if name not in wrong]
    false = sum(counts(entry)["refuted"] for entry in others)
    bad_books = sum(any(entry["verdicts"].get(seed) == "refuted" for entry in others) for seed in seeds)
    runs = sum(len(entry["verdicts"]) for entry in others)
    text = (
        f"The {found['level']} book was run under {counted(len(seeds), 'seed')}: {counted(len(drawn), 'law')} with random "
        f"observables each time, {len(laws) - len(drawn)} with exact ones once. {counted(len(wrong), 'law')}, false as printed, "
        f"came out refuted and never supported. Of {counted(runs, 'run')} of the other random laws {false} ended in a refutation, in "
        f"{bad_books} of the {counted(len(seeds), 'book')}; the level promises at most {book.FAMILY_LEVEL:g} of the books. "
        f"The same verdict under every seed: {counted(len(steady), 'law')}; the others are listed. "
        "The judge itself was tried on experiments that are true by construction, at a level high enough to count."
    )
    rows = [
        [row["name"], row["experiments"], row["refuted"], row["rate"], f"at most {row['level']:g}"]
        for row in found.get("machinery", ())
    ]
    for name, entry in sorted(laws.items()):
        if name not in steady:
            number = counts(entry)
            words = ", ".join(f"{number[outcome]} {outcome}" for outcome in OUTCOMES if number[outcome])
            total = sum(number.values())
            rows.append([f"{name}: {words}", total, number["refuted"], number["refuted"] / total, ""])
    return {"text": text, "columns": ["experiment", "runs", "refuted", "rate", "level"], "rows": rows}


def load(path: Path = STORED) -> dict[str, Any] | None:
    """The stored run; None before it was ever made."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def main(arguments: Sequence[str] | None = None) -> int:
    """The run from the shell."""
    parser = argparse.ArgumentParser(prog="python -m lawbook.validate.calibration", description=__doc__)
    parser.add_argument("names", nargs="*", help="laws or systems; the whole book by default")
    parser.add_argument("--seeds", type=int, default=50, help="seeds 0, 1, ... up to this number")
    parser.add_argument("--out", type=Path, default=STORED, help="the file of verdicts, resumed if it exists")
    parser.add_argument("--level", choices=("quick", "full"), default="quick")
    parser.add_argument("--tokens", default="pydoc", help="real token frequencies, e.g. text:FILE")
    parser.add_argument("--store", type=Path, help="keep every finished cell in this file")
    parser.add_argument("--executor", default="serial", help="serial, processes, processes:N, or tcp://host:port")
    given = parser.parse_args(arguments)
    store = Store(given.store) if given.store else None
    with open_executor(given.executor) as executor, Progress("calibration") as progress:
        found = measure_false_refutations(
            range(given.seeds), given.names, level=given.level, tokens=given.tokens, out=given.out, store=store,
            executor=executor, progress=progress,
        )  # fmt: skip
    found["machinery"] = machinery()
    _write(given.out, found)
    report = summary(found)
    print(report["text"])
    for row in report["rows"]:
        print("  ".join(f"{entry:.4g}" if isinstance(entry, float) else str(entry) for entry in row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
