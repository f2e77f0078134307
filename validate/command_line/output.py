"""What programs and people read: JSON without NaN, and tables that fit the terminal."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Collection, Mapping, Sequence
from typing import Any

MARKS = {"supported": "✓", "refuted": "✗", "undecided": "?", "untested": "·"}
COLOURS = {"supported": "blue", "refuted": "dark_orange", "undecided": "magenta", "untested": "bright_black"}


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: NumPy data as numbers and lists, numbers that are not finite as null."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    print(json.dumps(plain(value), indent=1, allow_nan=False, ensure_ascii=False))


def number(value: Any) -> str:
    """A number for people: six significant digits, lists shortened."""
    if value is None:
        return "-"
    if isinstance(value, (list, tuple)):
        shown = [number(entry) for entry in value[:6]]
        return ", ".join(shown + ([f"... ({len(value)} values)"] if len(value) > 6 else []))
    if isinstance(value, float):
        return f"{value:.6g}" if math.isfinite(value) else "-"
    return str(value)


def counted(count: int, noun: str) -> str:
    """``1 law``, ``2 laws``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def entries(values: Mapping[str, Any]) -> str:
    """A cell or a point for people: ``d=50, tokens=pydoc``; mappings inside are opened."""
    parts = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            parts.append(entries(value))
        else:
            parts.append(f"{name}={number(value) if not isinstance(value, (list, tuple)) else f'[{number(value)}]'}")
    return ", ".join(part for part in parts if part)


def console(stderr: bool = False) -> Any:
    """A rich console; where the output is no terminal, a width that cuts no table's columns away."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else 180, highlight=False, soft_wrap=False)


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str | None = None, optional: Sequence[str] = ()
) -> None:
    """A table on standard output. A column whose name ends with > is aligned right.

    On a terminal that is too narrow, the `optional` columns are left out, the last of them first.
    """
    screen = console()
    left_out: set[str] = set()
    table = _table(columns, rows, title, left_out)
    for name in reversed(optional):
        if screen.measure(table, options=screen.options.update(max_width=10_000)).maximum <= screen.width:
            break
        left_out.add(name)
        table = _table(columns, rows, title, left_out)
    if screen.is_terminal:
        screen.print(table)
        return
    with screen.capture() as capture:
        screen.print(table)
    print("\n".join(line.rstrip() for line in capture.get().splitlines()))


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str | None, left_out: Collection[str]) -> Any:
    from rich import box
    from rich.table import Table

    kept = [index for index, name in enumerate(columns) if name.rstrip(">") not in left_out]
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for index in kept:
        name = columns[index]
        right, brief = name.endswith(">"), all(len(str(row[index]).split()) < 3 for row in rows)
        # where room is short, sentences wrap and numbers do not
        table.add_column(
            name.rstrip(">"), justify="right" if right else "left", overflow="fold", no_wrap=right or (index > 0 and brief)
        )
    for row in rows:
        table.add_row(*(row[i] if hasattr(row[i], "__rich_console__") else str(row[i]) for i in kept))
    return table


def verdict_text(verdict: str) -> Any:
    """A verdict as symbol and word; colour only repeats what the symbol says."""
    from rich.text import Text

    return Text(f"{MARKS[verdict]} {verdict}", style=COLOURS[verdict])
