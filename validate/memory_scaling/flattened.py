"""Exact experiments: several random instances are the comparisons of one replicate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lawbook.validate.experiment import Band

ROUNDING = Band(absolute=1e-9, reason="rounding: sums of a few hundred float64 products, relative to numbers of order 1")

TO_ROUNDING = Band(relative=3e-8, reason="rounding of the simulation (1e-9 to 1e-8, relative) on both sides")


def flattened(observed: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Observables of shape (n, ...) as one replicate with all their entries, shape (1, K)."""
    return {name: np.asarray(values, dtype=float).reshape(1, -1) for name, values in observed.items()}
