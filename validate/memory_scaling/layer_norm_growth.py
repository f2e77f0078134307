"""How much |W e|^2 has grown along runs with layer norm, over the squared steps."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING
from lawbook.validate.memory_scaling.layer_norm_gradient_is_orthogonal import cells, observe

EXPERIMENT = Experiment(
    law="memory_scaling.layer_norm_growth",
    observe=observe,
    cells=cells,
    values=lambda cell: {"gamma": cell["step"], "M": cell["M"], "d": cell["d"]},
    statistic="exact",
    band=TO_ROUNDING,
    rounding=1e-8,
)
