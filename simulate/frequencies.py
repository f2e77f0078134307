"""Token frequencies: Zipf's law, a uniform law, the words of a text, a table of counts.

A specification is a string: ``zipf:2:1000`` (exponent, tokens), ``uniform:50``, ``pydoc`` (the language
reference inside every Python), ``text:/path``, ``csv:/path``. A final ``#300`` keeps the 300 most
frequent tokens and renormalises. Probabilities come sorted, most frequent first; words of equal count
stand in alphabetical (code point) order, rows of equal frequency without words in the order of the file.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np

from lawbook.simulate.inputs import InputError, number, refuse, whole_number

ACCEPTED = "zipf:ALPHA:N, uniform:N, pydoc, text:PATH or csv:PATH; then perhaps #K (the K most frequent)"
Vocabulary = tuple[tuple[str, float], ...]


def zipf(alpha: float, tokens: int) -> np.ndarray:
    """p(x) proportional to (x + 1)**-alpha, x = 0, ..., tokens - 1; any finite alpha >= 0."""
    weights = np.arange(1, whole_number("tokens", tokens) + 1, dtype=np.float64) ** -number("alpha", alpha, 0)
    return weights / weights[::-1].sum()  # smallest first: less rounding


def uniform(tokens: int) -> np.ndarray:
    """p(x) = 1/tokens."""
    return np.full(whole_number("tokens", tokens), 1 / tokens)


def words(text: str) -> list[str]:
    """The tokens of a text: maximal runs of letters, digits and underscores, lower-cased."""
    return re.findall(r"\w+", text.lower())


def _ranked(counts: Counter[str]) -> Vocabulary:
    return tuple(
        sorted(((word, float(count)) for word, count in counts.items()), key=lambda w: (-w[1], w[0]))
    )


def text_vocabulary(path: str | Path) -> Vocabulary:
    """The words of a UTF-8 text file with their counts, most frequent first.

    Raises InputError if the file is unreadable or has no word.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("text", Path(path), f"a readable UTF-8 text file ({error})") from error
    found = words(text)
    if not found:
        raise refuse("text", Path(path), "a file with at least one word; it has none")
    return _ranked(Counter(found))


def csv_vocabulary(path: str | Path) -> Vocabulary:
    """Tokens and frequencies of a CSV file: frequency in the last column, token in the first of several.

    One first line that is no number is a header. Frequencies need not sum to 1. Raises InputError naming
    the line for negative, infinite or missing frequencies, and for a file without a positive one.
    """
    try:
        with open(path, newline="", encoding="utf-8") as file:
            rows = [
                (line, row)
                for line, row in enumerate(csv.reader(file), 1)
                if any(cell.strip() for cell in row)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise refuse("csv", Path(path), f"a readable CSV file ({error})") from error
    found: list[tuple[str, float]] = []
    for index, (line, row) in enumerate(rows):
        try:
            value = float(row[-1])
        except ValueError:
            if index == 0:
                continue
            raise refuse(f"csv: line {line} of {path}", row[-1], "a number >= 0 in the last column") from None
        if not np.isfinite(value) or value < 0:
            raise refuse(f"csv: line {line} of {path}", row[-1], "a finite number >= 0 in the last column")
        found.append((row[0] if len(row) > 1 else f"token {line}", value))
    if not found or sum(value for _, value in found) <= 0:
        raise refuse("csv", Path(path), "a file with at least one positive frequency; it has none")
    return tuple(sorted(found, key=lambda pair: -pair[1]))


@lru_cache(maxsize=1)
def language_vocabulary() -> Vocabulary:
    """The words of the language reference that ships with Python (`pydoc_data.topics`), with their counts."""
    from pydoc_data.topics import topics

    counts: Counter[str] = Counter()
    for name in sorted(topics):
        counts.update(words(topics[name]))
    return _ranked(counts)


def _of_vocabulary(vocabulary: Vocabulary) -> np.ndarray:
    counts = np.array([count for _, count in vocabulary])
    return counts / counts[::-1].sum()


def from_text(path: str | Path) -> np.ndarray:
    """Frequencies of the words of a text file."""
    return _of_vocabulary(text_vocabulary(path))


def from_csv(path: str | Path) -> np.ndarray:
    """Frequencies of a CSV file (see `csv_vocabulary`)."""
    return _of_vocabulary(csv_vocabulary(path))


def language_reference() -> np.ndarray:
    """Frequencies of the words of Python's language reference."""
    return _of_vocabulary(language_vocabulary())


def vocabulary(spec: str) -> Vocabulary:
    """The tokens behind a specification with their counts (or probabilities), most frequent first."""
    body, keep = _split(spec)
    kind, _, rest = body.partition(":")
    if kind == "pydoc":
        found = language_vocabulary()
    elif kind == "text":
        found = text_vocabulary(rest)
    elif kind == "csv":
        found = csv_vocabulary(rest)
    else:
        found = tuple((f"token {x}", float(p)) for x, p in enumerate(resolve(body)))
    return found[:keep]


def _split(spec: str) -> tuple[str, int | None]:
    if not isinstance(spec, str):
        raise refuse("frequencies", spec, ACCEPTED)
    body, mark, keep = spec.rpartition("#")
    if not mark or not keep.isdigit():
        return spec, None
    return body, whole_number("frequencies: number after #", int(keep))


def resolve(spec: str) -> np.ndarray:
    """The probabilities of a specification: float64, decreasing, sum 1, read-only. Raises InputError."""
    body, _ = _split(spec)
    kind, _, rest = body.partition(":")
    stamp = 0
    if kind in ("text", "csv"):  # a changed file is read again
        try:
            status = Path(rest).stat()
            stamp = hash((status.st_mtime_ns, status.st_size))
        except OSError as error:
            raise refuse(kind, rest, f"a readable file ({error})") from error
    return _resolve(spec, stamp)


@lru_cache(maxsize=64)
def _resolve(spec: str, stamp: int) -> np.ndarray:
    body, keep = _split(spec)
    kind, _, rest = body.partition(":")
    parts = rest.split(":")
    try:
        if kind == "zipf" and len(parts) == 2:
            p = zipf(float(parts[0]), float(parts[1]))
        elif kind == "uniform" and len(parts) == 1:
            p = uniform(float(parts[0]))
        elif body == "pydoc":
            p = language_reference()
        elif kind == "text" and rest:
            p = from_text(rest)
        elif kind == "csv" and rest:
            p = from_csv(rest)
        else:
            raise refuse("frequencies", spec, ACCEPTED)
    except InputError:
        raise
    except ValueError:
        raise refuse("frequencies", spec, ACCEPTED) from None
    if keep is not None:
        p = p[:keep] / p[:keep][::-1].sum()
    p.flags.writeable = False
    return p


def digest(spec: str) -> str:
    """A hash of the content behind a specification, for keys of stored results: a changed file changes it."""
    return hashlib.sha256(np.ascontiguousarray(resolve(spec)).tobytes()).hexdigest()[:16]
