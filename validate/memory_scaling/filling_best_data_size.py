"""The number of samples at which filling from drawn data errs least: a cubic through exact errors given the counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Band, Experiment, Looks, Step

DATA_SETS = 48


def observe(
    alpha: float, d: int, N: int, about: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"best_samples"}: minimum of a cubic in log T through log mean errors at 7 sizes around `about`, shape (replicates,).

    A curve without minimum between the sizes counts as its better end.
    """
    sizes = np.round(about * 2 ** np.linspace(-1.5, 1.5, 7)).astype(int)
    found = finite_data.observe_two_classes(
        f"zipf:{alpha}:{N}", "seen", d, sizes.tolist(), seed=seed, replicates=DATA_SETS * replicates, first=DATA_SETS * first
    )["error"]
    curves = np.log(found.reshape(replicates, DATA_SETS, len(sizes)).mean(axis=1))
    fine = np.linspace(np.log(sizes[0]), np.log(sizes[-1]), 601)
    fits = np.polyfit(np.log(sizes), curves.T, 3)
    fitted = fits[0] * fine[:, None] ** 3 + fits[1] * fine[:, None] ** 2 + fits[2] * fine[:, None] + fits[3]
    return {"best_samples": np.exp(fine[fitted.argmin(axis=0)])}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """`about` is a round number near the minimum, found by a first look at the curve."""
    grid = [(2.0, 40, 500, 50), (2.0, 200, 800, 450), (2.5, 100, 300, 340)]
    if level == "full":
        grid += [(2.0, 400, 4000, 1300), (2.5, 400, 1000, 4000), (1.5, 100, 20_000, 90)]
    return [dict(zip(("alpha", "d", "N", "about"), row, strict=True)) for row in grid]


EXPERIMENT = Experiment(
    law="memory_scaling.filling_best_data_size",
    observe=observe,
    cells=cells,
    values=lambda cell: {"alpha": cell["alpha"], "d": cell["d"]},
    statistic="mean",
    band=Band(relative=0.2, reason="corrections of order 1/D to the means and to the normal tail, below 10 %, and noise"),
    looks=Looks(first=6, growth=2, most=4),
    step=Step(constant=0.5, exponent=0.5),
)
