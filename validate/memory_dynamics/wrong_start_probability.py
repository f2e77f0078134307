"""How often the first step from zero lowers the margin of a token of random unit inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_dynamics import non_separable
from lawbook.validate.experiment import Band, Experiment, Looks

DRAWS = 100
RANKS = (3, 5, 8)  # of the most frequent ones, which hardly ever start the wrong way, draws say little


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Zipf tokens and the user's."""
    cases = [("zipf:1:8", 32), (f"{tokens}#8", 32)] + ([("zipf:1:40", 32), ("zipf:0.5:8", 24)] if level == "full" else [])
    return [{"tokens": spec, "d": d} for spec, d in cases]


def observe(
    tokens: str, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"wrong": of 100 drawn sets of inputs, those where the first gradient lowers a margin; "trials": 100}, (n, 3)."""
    p = frequencies.resolve(tokens)
    labels = np.where(np.arange(len(p)) % 2 == 0, 1.0, -1.0)
    places = np.array(RANKS) - 1
    wrong = np.zeros((replicates, len(RANKS)))
    for row, rng in enumerate(streams.generators(seed, replicates, first)):
        inputs = non_separable.unit_rows(DRAWS * len(p), d, rng).reshape(DRAWS, len(p), d)
        memory = np.einsum("x,kxi->ki", p * labels, inputs)  # the first step, up to a positive factor
        margins = np.einsum("kxi,ki->kx", inputs[:, places], memory) * labels[places]
        wrong[row] = (margins < 0).sum(axis=0)
    return {"wrong": wrong, "trials": np.full((replicates, len(RANKS)), float(DRAWS))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    p = frequencies.resolve(cell["tokens"])
    own = p[np.array(RANKS) - 1]
    return {"p": own, "Q": float(np.sum(p**2)) - own**2, "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.wrong_start_probability",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(
        absolute=0.004, relative=0.02,
        reason="two fifths of the planted errors; the light tails of unit inputs add 0.003 at d = 24 (Edgeworth), less beyond",
    ),
    looks=Looks(first=200, growth=2, most=4),
)
