"""The least and the largest share kept over a range of scales inside the levels."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.noise_grids import geometric_loss
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"h": h} for h in ((0.2, 0.4, 0.6) if level == "quick" else (0.1, 0.2, 0.3, 0.5, 0.6, 0.7))]


EXPERIMENT = Experiment(
    law="pushforward.share_kept_by_geometric_grid",
    observe=geometric_loss,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-5, reason="the sum over the middles of the turns in place of the integral"),
)
