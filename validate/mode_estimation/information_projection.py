"""The nearest law with another mode, found by descent without a formula."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.projection import projection
from lawbook.validate.experiment import Band, Experiment

PROBLEMS = ([0.5, 0.3, 0.2], [0.6, 0.4], [0.34, 0.33, 0.33], [0.7, 0.05, 0.25], "zipf:1:10", "geometric:8")


def problems(level: str) -> list[Any]:
    """Laws of two to many classes, random ones among them; the second class need not be the second in size."""
    drawn = [f"dirichlet:3:{m}:{k}" for m in (3, 6) for k in range(2 if level == "quick" else 20)]
    return [*PROBLEMS, *drawn]


def cells(level: str, tokens: str, direction: str = "information") -> list[dict[str, Any]]:
    return [{"p": p, "direction": direction} for p in problems(level)]


def observe(
    p: Any, direction: str, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The least divergence to a law that ranks class 2 at least as high as class 1."""
    return {"divergence": np.array([projection(p, direction)[0]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    law = resolve(cell["p"])
    return {"p_1": law[0], "p_2": law[1]}


EXPERIMENT = Experiment(
    law="mode_estimation.information_projection",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, reason="what the descent leaves, with room"),
    note="Descent in the logits, from p with its first two classes tied; converged to 1e-11 or better.",
)
