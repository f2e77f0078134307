"""Data and memory as factors of the error: refuted."""

from __future__ import annotations

from lawbook.theory import Equals, Law, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.product_law",
    statement=(
        "The error of thresholding is a product of a function of the dimension and one of the number of samples: sixteen times the "
        "dimension divides it by the same factor whatever the data."
    ),
    relation=Equals(),
    observable="cross_ratio",
    parameters=(DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(1),
    source=HERE,
    rivals=(
        Rival("either alone suffices", "the smaller of the two costs decides, as if they were alternatives: the ratio is 10",
              lambda v: sp.Integer(10)),
    ),
    remark=(
        "Kept as refuted. The two costs add up, or nearly so: the error is near the larger one (law data_plus_memory_bound), so that "
        "more memory is useless where data are scarce."
    ),
)
