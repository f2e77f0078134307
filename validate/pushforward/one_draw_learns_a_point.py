"""Maps of several shapes on batches of one draw, by quadrature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Experiment

MAPS = {
    "nearly a point": cf.affine(0.0, 0.01),
    "point aside": cf.affine(0.1, 0.0),
    "half": cf.affine(0.0, 0.5),
    "standard": cf.affine(0.0, 1.0),
    "two modes": lambda z: np.tanh(4 * z),
    "cubic": lambda z: z + z**3 / 10,
}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"map": name, "sigma": sigma, "w": w} for name in MAPS for sigma in (0.5, 1.0, 2.0) for w in (0.3, 1.0)]


def observe(
    map: str, sigma: float, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    def target(t: np.ndarray) -> np.ndarray:
        return cf.of_map(cf.affine(0.0, sigma), t)

    return {"plug_in": np.array([cf.plug_in_loss_of_map(MAPS[map], target, cf.normal_frequencies(w, 121), 1)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"sigma": cell["sigma"], "w": cell["w"]}


EXPERIMENT = Experiment(
    law="pushforward.one_draw_learns_a_point",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
)
