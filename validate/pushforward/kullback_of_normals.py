"""The divergence by quadrature."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import stats

from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "s": s, "mu": mu, "sigma": sigma} for m in (0.0, 1.0) for s in (0.5, 2.0) for mu in (0.3, -1.0) for sigma in (0.7, 1.0)]


def observe(
    m: float, s: float, mu: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"divergence"}, by the trapezoidal rule."""
    x = np.linspace(m - 10 * s, m + 10 * s, 2001)
    p, q = stats.norm(m, s), stats.norm(mu, sigma)
    return {"divergence": np.array([(p.pdf(x) * (p.logpdf(x) - q.logpdf(x))).sum() * (x[1] - x[0])])}



EXPERIMENT = Experiment(
    law="pushforward.kullback_of_normals",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, reason="quadrature: 1e-11"),
)
