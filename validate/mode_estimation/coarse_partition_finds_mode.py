"""The class that truncated search names, looked up in all counts of the same samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import draw, resolve
from lawbook.simulate.mode_estimation.truncated import TruncatedSearch
from lawbook.simulate.streams import generators, root
from lawbook.validate.experiment import Band, Experiment

RUNS = 200


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = ("zipf:0.5:20", "uniform:10", "geometric:12", "two:40", f"{tokens}#20")
    return [{"p": p, "n": n} for p in problems for n in (1, 7, 60, 500)]


def observe(p: str, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"found": share of 200 runs of a fixed seed whose class has the top count, "right": whose class is the mode of p}."""
    law, found, right = np.asarray(resolve(p)), 0, 0
    for rng in generators(root(0, "coarse mode"), RUNS):
        classes = draw(law, n, rng)
        counts = np.bincount(classes, minlength=len(law))
        named = int(TruncatedSearch(classes, len(law)).best[0])
        found += counts[named] == counts.max()
        right += named == 0
    return {"found": np.array([found / RUNS]), "right": np.array([right / RUNS])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": len(resolve(cell["p"])), "n": cell["n"]}


EXPERIMENT = Experiment(
    law="mode_estimation.coarse_partition_finds_mode",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1 / (2 * RUNS), reason="half of one run"),
)
