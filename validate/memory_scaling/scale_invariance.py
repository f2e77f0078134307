"""Answers before and after scaling: none changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Scales far from 1 that are no powers of 2, in overloaded memories, where scores are close."""
    grid = [("zipf:1:200", "uniform", 20, 0.03), ("zipf:2:100", "frequency", 30, 37.0), (f"{tokens}#300", "power:0.5", 20, 1.7)]
    return [dict(zip(("tokens", "scheme", "d", "scale"), row, strict=True), M=5) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"scale": cell["scale"]}


EXPERIMENT = Experiment(
    law="memory_scaling.scale_invariance",
    observe=scores.observe_rescaled,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-9, reason="a share of answers: one changed answer would be 1/300"),
)
