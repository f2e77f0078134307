"""The page of the figures: pictures that `lawbook figures` drew, carried inside the page."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from lawbook.validate.report.site import Site


def write_figures(site: Site, folder: Path | None) -> int:
    """Write the page from the records that lie in `folder` beside the pictures; returns how many there are."""
    records = sorted(folder.glob("*.json")) if folder is not None else []
    shown = [_figure(path) for path in records if path.with_suffix(".svg").exists()]
    site.page("figures.html", "figures.html", figures=shown)
    return len(shown)


def _figure(record: Path) -> dict[str, Any]:
    about = json.loads(record.read_text(encoding="utf-8"))
    picture = base64.b64encode(record.with_suffix(".svg").read_bytes()).decode("ascii")
    return {
        "name": about["name"],
        "title": about["title"],
        "caption": about["caption"],
        "image": f"data:image/svg+xml;base64,{picture}",
    }
