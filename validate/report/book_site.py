"""The whole book as a site: one page per law, the dashboard, the tables, the tokens, the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawbook.validate.report.calibration import calibration_table
from lawbook.validate.report.description import description
from lawbook.validate.report.figures_page import write_figures
from lawbook.validate.report.law_page import write_law
from lawbook.validate.report.site import Site, references_of, title, write_index
from lawbook.validate.report.tables_page import write_tables
from lawbook.validate.report.tokens_page import write_tokens

if TYPE_CHECKING:
    from lawbook.theory import Law

UNTESTED = {
    "verdict": "untested", "estimate": None, "interval": None, "prediction": None, "replicates": 0, "seconds": 0.0,
    "mutants": {"planted": 0, "killed": 0, "details": []}, "comparisons": [], "reason": "",
}  # fmt: skip


def write_site(
    out: Path, laws: Sequence[Law], records: Mapping[str, Mapping[str, Any]], run: Mapping[str, Any], figures: Path | None
) -> list[str]:
    """Write every page into `out`; `records` are verdicts by law, `run` what was run. Returns the laws' names."""
    out.mkdir(parents=True, exist_ok=True)
    site = Site(out, run)
    pages = [
        description(law) | {"title": title(law.name), "verdict": dict(records.get(law.name) or UNTESTED)} for law in laws
    ]
    for page in pages:
        if page["verdict"].get("looks") == 0:
            page["verdict"] = page["verdict"] | {"verdict": "untested"}
    names = [page["name"] for page in pages]
    for index, page in enumerate(pages):
        before = names[index - 1] if index else None
        after = names[index + 1] if index + 1 < len(names) else None
        write_law(site, page, before, after)
    write_index(site, pages, calibration_table(), references_of(pages))
    write_tables(site, pages)
    write_tokens(site, run["tokens"], pages)
    write_figures(site, figures)
    return names
