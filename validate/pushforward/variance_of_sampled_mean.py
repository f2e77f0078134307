"""Squared distances of means over n draws from the mean by quadrature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import map_means
from lawbook.simulate.pushforward.characteristic import affine, of_map
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    batches = 400 if level == "quick" else 2000
    return [{"n": n, "m": m, "s": s, "w": w, "batches": batches} for n in (1, 6) for m, s, w in ((1.0, 0.5, 1.5), (-0.5, 2.0, 0.4))]


def observe(n: int, m: float, s: float, w: float, batches: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = map_means.sampled_means("affine", lambda x: np.cos(w * x), n, seed=seed, replicates=replicates, first=first, batches=batches, mean=m, deviation=s)
    truth = float(of_map(affine(m, s), [w])[0].real)
    return {"square": ((found - truth) ** 2).mean(axis=1)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("n", "m", "s", "w")}


EXPERIMENT = Experiment(
    law="pushforward.variance_of_sampled_mean",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="under half of the planted 10 %"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
