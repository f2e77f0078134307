"""Divergences of noised normal laws, by quadrature."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import langevin
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "s": s, "t": t} for m in (0.0, 1.0) for s in (0.3, 2.5) for t in (0.1, 0.5, 1.5)]


def observe(m: float, s: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"kullback"} from N(0, 1)."""
    return {"kullback": np.array([langevin.kullback_to_noise([1.0], [m], [s], t)])}


EXPERIMENT = Experiment(
    law="pushforward.kullback_along_noising",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the quadrature"),
)
