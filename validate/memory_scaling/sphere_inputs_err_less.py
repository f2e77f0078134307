"""Gaussian inputs and inputs on the sphere, filled alike: the difference of their errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import direct, schemes
from lawbook.validate.experiment import Experiment, Looks


def observe(
    tokens: str, scheme: str, d: int, draws: int, *, token: int | None = None, seed: np.random.SeedSequence,
    replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """Errors averaged over tokens (or of one `token`) and draws, Gaussian minus sphere and the opposite; (replicates,)."""
    p = frequencies.resolve(tokens)
    chosen = slice(None) if token is None else slice(token, token + 1)
    gaussian, sphere = (
        direct.token_errors(
            schemes.weights(scheme, p, d), d, 2, seed=streams.child(seed, kind), replicates=replicates, first=first,
            draws=draws, inputs=kind, unembeddings="orthonormal",
        )[:, 0, 0, chosen].mean(axis=1) / draws
        for kind in ("gaussian", "sphere")
    )
    return {
        "difference": gaussian - sphere, "opposite_difference": sphere - gaussian,
        "gaussian_error": gaussian, "sphere_error": sphere,
    }


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Filling at small dimensions, where the radius still spreads."""
    draws = 800 if level == "quick" else 4000
    return [
        {"tokens": f"uniform:{N}", "scheme": "uniform", "d": d, "draws": draws} for N, d in ((5, 2), (10, 3), (20, 4), (40, 8))
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": len(frequencies.resolve(cell["tokens"])), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.sphere_inputs_err_less",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=3),
)
