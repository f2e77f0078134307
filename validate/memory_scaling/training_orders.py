"""What the experiments about orderings share: differences of errors of training runs on common draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import learned

RUNS = 4


def mean_error(
    tokens: str, d: int, M: int, T: int, step: float, seed: np.random.SeedSequence, replicates: int, first: int,
    **options: Any,
) -> np.ndarray:
    """The risk averaged over `RUNS` training runs per replicate: nearer to a normal law than a single run's."""
    seen = learned.errors(
        frequencies.resolve(tokens), d, M, T, step, seed=seed, replicates=RUNS * replicates, first=RUNS * first, **options
    )
    return seen[:, 0, 0].reshape(replicates, RUNS).mean(axis=1)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"d": cell["d"], "M": cell["M"], "T": cell["T"]}
