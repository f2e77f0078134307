"""What samples have not shown: counts drawn, against sums over the tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Few samples, where Poisson's counts are wrong, and many; the real tokens' head, at the full level all of them."""
    grid = [("zipf:1.5:300", [2, 10, 40]), ("zipf:1:300", [2, 20, 200]), (f"{tokens}#300", [2, 20, 200])]
    if level == "full":
        grid += [(tokens, [10, 100, 1000]), ("zipf:1.2:3000", [3, 30, 300])]
    return [{"tokens": spec, "T": sizes} for spec, sizes in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "T": np.array(cell["T"])}


EXPERIMENT = Experiment(
    law="memory_scaling.unseen_mass",
    observe=finite_data.observe_unseen,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.025, reason="less than half of the planted 6 %"),
    looks=Looks(first=800, growth=2, most=6),
    step=Step(constant=0.06, exponent=0.06),
)
