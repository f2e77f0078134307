"""Means of test functions of f(Z) by drawing Z: what integration against the pushforward law is, without its density."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

from lawbook.simulate.inputs import choice, number, whole_number
from lawbook.simulate.streams import generators

# base law and map by name; the maps are those of the sheet: probability transform, logarithm, affine
BASES: dict[str, Callable[[np.random.Generator, Any], np.ndarray]] = {
    "probability": lambda rng, size: rng.standard_normal(size),
    "logarithm": lambda rng, size: 1 - rng.random(size),  # in ]0, 1]
    "affine": lambda rng, size: rng.standard_normal(size),
}


def image(name: str, z: np.ndarray, mean: float = 0.0, deviation: float = 1.0) -> np.ndarray:
    """Phi(z), -log z, or mean + deviation z."""
    if choice("map", name, tuple(BASES)) == "affine":
        return number("mean", mean) + number("deviation", deviation, 0) * z
    return special.ndtr(z) if name == "probability" else -np.log(z)


def sampled_means(
    name: str, function: Callable[[np.ndarray], np.ndarray], n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, batches: int = 1, **shape: float
) -> np.ndarray:
    """Means of function(f(Z)) over batches of n draws, shape (replicates, batches)."""
    n, batches = whole_number("n", n), whole_number("batches", batches)
    draw = BASES[choice("map", name, tuple(BASES))]
    return np.stack([function(image(name, draw(rng, (batches, n)), **shape)).mean(axis=1) for rng in generators(seed, replicates, first)])
