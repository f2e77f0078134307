"""What the experiments about expected errors share: a cell's frequencies, weights and class energies as parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.validate.memory_scaling.token_cells import class_energies, weights

NAMES = ("tokens", "scheme", "d", "M", "unembeddings", "draws")


def population_cells(grid: list[tuple[Any, ...]], more: int = 1) -> list[dict[str, Any]]:
    """Cells of `direct.observe` from rows (tokens, scheme, d, M, unembeddings, draws); `more` multiplies the draws."""
    return [dict(zip(NAMES, (*row[:-1], row[-1] * more), strict=True)) for row in grid]


def frequencies_and_weights(cell: Mapping[str, Any]) -> dict[str, Any]:
    """p, q and d of a cell."""
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "q": weights(cell), "d": cell["d"]}


def with_largest_energy(cell: Mapping[str, Any]) -> dict[str, Any]:
    """p, q, d, M and Q_max of a cell."""
    return frequencies_and_weights(cell) | {"M": cell["M"], "Q_max": float(class_energies(cell).max())}
