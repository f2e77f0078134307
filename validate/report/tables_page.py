"""The page of the tables: each row of a system's overview beside the verdict on the law that stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawbook.theory.overview import Overview, overviews
from lawbook.validate.report.site import Site


def write_tables(site: Site, laws: Sequence[Mapping[str, Any]]) -> int:
    """Write the page for the rows whose laws are among `laws`; returns how many tables have any."""
    known = {law["name"]: law for law in laws}
    shown = [table for overview in overviews() if (table := _table(overview, known))["rows"]]
    site.page("tables.html", "tables.html", tables=shown)
    return len(shown)


def _table(overview: Overview, known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    rows = [{"cells": row.cells, "law": known[row.law], "at": _first(known[row.law])} for row in overview.rows if row.law in known]
    return {"title": overview.title, "lead": overview.lead, "columns": overview.columns, "rows": rows}


def _first(law: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The first comparison of the law's run: one case, predicted and measured."""
    return next(iter(law["verdict"].get("comparisons", ())), None)
