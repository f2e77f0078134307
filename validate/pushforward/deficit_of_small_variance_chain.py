"""Missing variance of whole chains with the smaller variance, by recursion."""

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.ancestral_cells import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.deficit_of_small_variance_chain",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-7, reason="rounding of differences of variances"),
)
