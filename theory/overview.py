"""Tables that a system prints beside its laws: what stands next to what, and the law that decides each row."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass

import lawbook.theory


@dataclass(frozen=True)
class Row:
    """One row: a cell of text for every column, and the name of the law (``system.stem``) that stands behind it."""

    cells: tuple[str, ...]
    law: str


@dataclass(frozen=True)
class Overview:
    """A table of a system's page. Raises ValueError where a row has not one cell for every column."""

    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"cells: got {len(row.cells)} in the row {row.cells[0]!r}; accepted: {len(self.columns)}, one for each column")


def overviews() -> tuple[Overview, ...]:
    """The `OVERVIEW` of every module ``lawbook.theory.<system>.overview``, in the order of the systems' names."""
    found = []
    for system in sorted(m.name for m in pkgutil.iter_modules(lawbook.theory.__path__) if m.ispkg):
        package = importlib.import_module(f"lawbook.theory.{system}")
        if any(m.name == "overview" for m in pkgutil.iter_modules(package.__path__)):
            found.append(importlib.import_module(f"{package.__name__}.overview").OVERVIEW)
    return tuple(found)
