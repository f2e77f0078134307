"""The sampler at scales over forty powers of e, at any placement of its levels."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.noise_grids import total_loss
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"gaps": gaps} for gaps in ([1.0], [0.5, 2.0, 0.3], [3.0, 0.1, 0.1, 4.0, 1.0])] + ([{"gaps": [0.2] * 30}, {"gaps": [6.0, 0.01]}] if level == "full" else [])


EXPERIMENT = Experiment(
    law="pushforward.loss_over_all_scales",
    observe=total_loss,
    cells=cells,
    values=lambda cell: {"h": cell["gaps"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="quadrature"),
)
