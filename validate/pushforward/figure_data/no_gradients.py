"""Maps that are no gradients: what better pairings save on the banana, and the flow's curl for close modes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import plane_maps
from lawbook.simulate.pushforward.few_steps import curl_of_map
from lawbook.simulate.streams import INSTANCE, generators
from lawbook.validate.experiment import Level
from lawbook.validate.figure_data import Sweep, summarised
from lawbook.validate.pushforward import curl_of_close_modes

BENDS = np.array([0.75, 1.0, 1.5, 2.0, 3.0, 4.0])
NEARNESS = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0])
SPREADS = np.array([0.5, 1.0])
MEANS = [[2.0, 0.0], [-1.0, 1.5], [0.0, -1.0]]


def savings(bend: float, points: int, *, seed: Any, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"swaps", "best"}: what pairwise swaps and the best pairing of `points` points save on the banana."""
    best = [plane_maps.best_saving(bend, rng, points) for rng in generators(seed, replicates, first, INSTANCE)]
    return {"swaps": plane_maps.swap_savings(bend, seed=seed, replicates=replicates, first=first)["saved"], "best": np.array(best)}


def curl(sigma: float, k: float, *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"curl"} at one noise point and its negative, the mean."""
    noise = np.stack([curl_of_close_modes.NOISE, -curl_of_close_modes.NOISE])
    return {"curl": curl_of_map(curl_of_close_modes.WEIGHTS, np.array(MEANS) / k, sigma**2, noise, 60).mean(keepdims=True)}


def no_gradients(sweep: Sweep, level: Level, tokens: str) -> Any:
    """Savings on the banana, and the flow's curl for close modes."""
    points, replicates = (400, 20) if level == "full" else (150, 8)
    saved = sweep(savings, [{"bend": float(b), "points": points} for b in BENDS], replicates)
    curls = sweep(curl, [{"sigma": float(s), "k": float(k)} for s in SPREADS for k in NEARNESS], 1)
    table = summarised(
        {"bend": BENDS, "sigma": SPREADS, "k": NEARNESS},
        **{name: (("bend",), np.array([cell[name] for cell in saved]).T) for name in ("swaps", "best")},
    )
    return table.assign(curl=(("sigma", "k"), np.array([cell["curl"][0] for cell in curls]).reshape(len(SPREADS), -1)))
