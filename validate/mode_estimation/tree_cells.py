"""Laws on which trees are tried: random ones of every size, heavy tails, powers of two, and the hard ones for a bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve

NAMED = ("geometric:12", "one:30", "two:40", "zipf:1:50", "zipf:2:20", "uniform:16", "uniform:17")


def named(level: str, tokens: str) -> list[dict[str, Any]]:
    """Cells {"p"}: named laws, the user's tokens and random laws."""
    draws = 4 if level == "quick" else 40
    random = [f"dirichlet:{alpha}:{m}:{k}" for alpha in (0.3, 2) for m in (3, 12, 40) for k in range(draws)]
    return [{"p": p} for p in (*NAMED, f"{tokens}#30", *random)]


def law_of(cell: Mapping[str, Any]) -> np.ndarray:
    return np.asarray(resolve(cell["p"]))


def as_vector(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": law_of(cell)}


def as_mode(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p_1": float(law_of(cell)[0])}
