"""Questions per sample of truncated search in the last round of long runs, against the min-entropy."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.queries_of_truncated_search_at_most import cells, observe, values

EXPERIMENT = Experiment(
    law="mode_estimation.queries_of_truncated_search_at_least",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=24, growth=2, most=3),
)
