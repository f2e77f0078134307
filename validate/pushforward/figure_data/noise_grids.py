"""What a first-order sampler loses at data of each scale, for several placements of its noise levels."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import noise_grids, solvers
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, dataset

FIRST, LAST = 80.0, 0.002
SCALES = np.geomspace(1e-3, 1e3, 121)
PLACEMENTS = {"equal ratios": "log", "Karras et al.": "karras", "equal angles, s = 0.5": "equal_angle"}
STEPS = 18
COUNTS = np.array([2, 4, 8, 16, 32, 64])


def losses_by_scale(kind: str, N: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"loss": minus log of the share kept at each scale, (1, 121), "total": its integral over log scale, (1,)}."""
    noise = solvers.levels(kind, N, FIRST, LAST, deviation=0.5)
    return {"loss": noise_grids.losses(noise, SCALES)[None], "total": np.array([noise_grids.over_all_scales(noise)])}


def placements(sweep: Sweep, level: Level, tokens: str) -> Any:
    """"loss" (placement, scale) at 18 steps, "total" (placement, steps)."""
    kinds = list(PLACEMENTS.values())
    found = sweep(losses_by_scale, [{"kind": kind, "N": STEPS} for kind in kinds], 1)
    totals = sweep(losses_by_scale, [{"kind": kind, "N": int(n)} for kind in kinds for n in COUNTS], 1)
    loss = np.array([run["loss"][0] for run in found])
    total = np.array([run["total"][0] for run in totals]).reshape(len(kinds), len(COUNTS))
    return dataset({"placement": list(PLACEMENTS), "scale": SCALES, "steps": COUNTS}, loss=(("placement", "scale"), loss), total=(("placement", "steps"), total))
