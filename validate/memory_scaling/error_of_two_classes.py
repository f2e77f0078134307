"""Two classes: wrong answers of each token, counted in fresh memories, against half an incomplete beta function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.token_cells import observe_token_errors, weights


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Every label map, equal-norm unembeddings of both kinds, Zipf's and real tokens.

    Not d = 1: the two unembeddings, +1 or -1 there, are equal in half of the draws.
    """
    draws = 8_000 if level == "quick" else 40_000
    grid = [
        ("zipf:1:6", "power:0.5", 2, "mod", "sphere"),
        ("zipf:1:6", "power:0.5", 2, "one", "orthonormal"),
        ("zipf:2:6", "frequency", 3, "halves", "orthonormal"),
        ("zipf:1:8", "frequency", 10, "mod", "sphere"),
        (f"{tokens}#8", "power:0.5", 4, "mod", "orthonormal"),
        (f"{tokens}#8", "power:0.5", 4, "halves", "sphere"),
    ]
    if level == "full":
        grid += [("zipf:1:12", "frequency", 40, "mod", "sphere"), (f"{tokens}#30", "power:0.7", 30, "mod", "sphere")]
    names = ("tokens", "scheme", "d", "labels", "unembeddings")
    return [dict(zip(names, row, strict=True), draws=draws) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    q = weights(cell)
    return {"q": q, "Q": (q * q).sum(), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_two_classes",
    observe=observe_token_errors,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.008, reason="a quarter of the 5 % mutants' difference at an error of 1/2, where it is hardest to see"),
    looks=Looks(first=16, growth=4, most=3),
    note="Direct simulation: embeddings are drawn, all tokens stored, every token asked.",
)
