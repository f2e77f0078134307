"""The primal problem on a few atoms, by sequential quadratic programming."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.shifts import worst_risk
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for draw in range(4 if level == "quick" else 40):
        rng = np.random.default_rng(draw)
        k = 3 + draw % 5
        p, losses = rng.dirichlet(np.full(k, 3.0)), rng.random(k)
        mean = p @ losses
        edge = (p @ (losses - mean) ** 2) / (mean - losses.min()) ** 2  # beyond this radius a mass turns negative
        found += [{"p": p.tolist(), "losses": losses.tolist(), "radius": round(float(share * edge), 12), "divergence": "chi_square"} for share in (0.1, 0.95)]
    return found


EXPERIMENT = Experiment(
    law="measure_objectives.worst_risk_in_chi_square_ball",
    observe=worst_risk,
    cells=cells,
    values=lambda cell: {"p": cell["p"], "loss": cell["losses"], "rho": cell["radius"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="what the solver leaves"),
)
