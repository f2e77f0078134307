"""Pairs of atomic laws drawn at random, as cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Two to eight atoms that lie apart by .4 or more, with masses that may vanish."""
    found = []
    for rng in streams.generators(streams.root(0, "atoms"), 6 if level == "quick" else 40):
        n = int(rng.integers(2, 9))
        x = np.cumsum(0.4 + rng.random(n) / 2)
        p, w = rng.dirichlet(np.ones(n)), rng.dirichlet(np.ones(n))
        p[rng.integers(n)] = 0.0
        row = {"x": rng.permutation(x), "p": p / p.sum(), "w": w}
        found.append({name: values.tolist() for name, values in row.items()} | {"h": float(0.7 + rng.random())})
    return found


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)
