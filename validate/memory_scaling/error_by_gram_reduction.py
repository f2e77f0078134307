"""Direct simulation and the Gram sampler side by side: the same error of each token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import direct, gram, schemes
from lawbook.validate.experiment import Band, Experiment, Looks

TOKENS = 4  # compared tokens: the most frequent ones


def observe(
    tokens: str, scheme: str, d: int, M: int, draws: int, *, unembeddings: str = "sphere", reduced_unembeddings: str = "",
    inputs: str = "gaussian", echo: bool = False, seed: np.random.SeedSequence, replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """{"difference": direct minus reduced error of each of the first tokens, averaged over draws}, (replicates, 4).

    With `echo` the reduced memory stores the first token once more, so that its own energy is in its noise;
    only that token is compared. `reduced_unembeddings`: another kind there.
    """
    p = frequencies.resolve(tokens)
    q, label = schemes.weights(scheme, p, d, M), np.arange(len(p)) % M
    shared = {"replicates": replicates, "first": first, "draws": draws}
    found = direct.token_errors(
        q, d, M, seed=streams.child(seed, "direct"), inputs=inputs, unembeddings=unembeddings, labels=label, **shared
    )[:, 0, 0, :]
    stored, kinds = (np.append(q, q[0]), np.append(label, label[0])) if echo else (q, label)
    reduced = gram.token_errors(
        stored, d, M, seed=streams.child(seed, "reduced"), unembeddings=reduced_unembeddings or unembeddings, labels=kinds,
        **shared,
    )
    compared = 1 if echo else TOKENS
    return {"difference": (found[:, :compared] - reduced[:, :compared]) / draws}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """The sheet's sizes: M = 5, N = 20, sphere and Gaussian unembeddings; and the head of the real tokens."""
    draws = 500 if level == "quick" else 5000
    grid = [("zipf:1:20", 8, "sphere"), ("zipf:1:20", 8, "gaussian"), (f"{tokens}#20", 12, "orthonormal")]
    return [
        {"tokens": spec, "scheme": "power:0.5", "d": d, "M": 5, "unembeddings": kind, "draws": draws} for spec, d, kind in grid
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"d": cell["d"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_by_gram_reduction",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.012, reason="a third of the difference that keeping the self term makes at the first token"),
    looks=Looks(first=32, growth=4, most=3),
)
