"""How the midpoint rule's error falls with the number of steps."""

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.few_step_cells import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.midpoint_order_of_normal_flow",
    observe=observe,
    cells=cells("midpoint", "linear", (0.5, 1.0, 3.0), (25, 50, 100, 200)),
    values=values,
    statistic="exact",
    rounding=1e-4,
    band=Band(absolute=0.02, reason="less than half of the planted errors; terms of the next order bend the line by less"),
)
