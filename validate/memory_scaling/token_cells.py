"""What the experiments about single tokens share: a cell's tokens, and how often each is answered wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import direct, schemes

LABELS = {
    "mod": lambda tokens, classes: np.arange(tokens) % classes,
    "one": lambda tokens, classes: np.zeros(tokens, dtype=np.int64),
    "lone": lambda tokens, classes: np.minimum(np.arange(tokens), classes - 1),  # the rest in the last class
    "halves": lambda tokens, classes: np.arange(tokens) * classes // tokens,
}


def labels(cell: Mapping[str, Any]) -> np.ndarray:
    """The label of each token, by the name of the map in the cell (``mod`` unless said otherwise)."""
    return LABELS[cell.get("labels", "mod")](len(frequencies.resolve(cell["tokens"])), cell.get("M", 2))


def weights(cell: Mapping[str, Any]) -> np.ndarray:
    """The storage weights of a cell's tokens."""
    p = frequencies.resolve(cell["tokens"])
    return schemes.weights(cell["scheme"], p, cell["d"], cell.get("M", 2))


def class_energies(cell: Mapping[str, Any]) -> np.ndarray:
    """Q_z, the sum of the squared weights of each class."""
    return np.bincount(labels(cell), weights(cell) ** 2, cell.get("M", 2))


def observe_token_errors(
    tokens: str, scheme: str, d: int, draws: int, *, M: int = 2, labels: str = "mod", inputs: str = "gaussian",
    unembeddings: str = "sphere", seed: np.random.SeedSequence, replicates: int, first: int = 0,
) -> dict[str, np.ndarray]:
    """{"token_error": wrong answers of each token in `draws` memories, "trials": draws}, shape (replicates, N)."""
    p = frequencies.resolve(tokens)
    wrong = direct.token_errors(
        schemes.weights(scheme, p, d, M), d, M, seed=seed, replicates=replicates, first=first, draws=draws,
        inputs=inputs, unembeddings=unembeddings, labels=LABELS[labels](len(p), M),
    )[:, 0, 0, :]
    return {"token_error": wrong, "trials": np.full(wrong.shape, draws)}
