"""Mean depth of Huffman's tree on the sets of the coarse partition, where it comes near the upper bound."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.min_entropy_lower_bound import cells, observe
from lawbook.validate.mode_estimation.tree_cells import as_mode

EXPERIMENT = Experiment(
    law="mode_estimation.min_entropy_upper_bound",
    observe=observe,
    cells=cells,
    values=as_mode,
    statistic="exact",
    rounding=1e-12,
)
