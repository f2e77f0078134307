"""The stored table of the calibration run: how often true laws were refuted over many seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

STORED = Path(__file__).resolve().parent.parent / "calibration.json"


def calibration_table() -> dict[str, Any] | None:
    """Text, columns and rows of the stored table; None before it was ever run."""
    if not STORED.exists():
        return None
    return json.loads(STORED.read_text(encoding="utf-8"))
