"""The engine's field on the way from noise to two modes, at the laws' places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps, mixture_flow
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    found = []
    for name in ("linear", "trigonometric", "preserving", "exploding"):
        for t in (0.1, 0.5, 0.9):
            at = mixture_flow.Schedule(name)(t)
            clock = {"alpha": at.a, "beta": at.b, "alpha_speed": at.a_speed / at.a, "beta_speed": at.b_speed}
            found += [{"a": a, "sigma": sigma, "y": y, **clock} for a, sigma in ((1.0, 0.5), (2.0, 1.0)) for y in (-1.5, 0.3, 2.0)]
    return found


def observe(a: float, sigma: float, y: float, alpha: float, beta: float, alpha_speed: float, beta_speed: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    mixture = few_steps.line_mixture([0.5, 0.5], [-a, a], sigma)
    score, denoised = mixture_flow.posterior(np.array([[alpha * y]]), mixture, alpha, beta)
    return {"speed": (beta_speed * denoised - alpha * alpha_speed * score)[:, 0]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.field_of_any_schedule",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
    band=Band(relative=1e-8, absolute=1e-10, reason="rounding"),
)
