"""The stored table of the calibration run: how often true laws were refuted over many seeds."""

from __future__ import annotations

from typing import Any

from lawbook.validate import calibration


def calibration_table() -> dict[str, Any] | None:
    """Text, columns and rows of the stored run; None before it was ever made."""
    found = calibration.load()
    return None if found is None else calibration.summary(found)
