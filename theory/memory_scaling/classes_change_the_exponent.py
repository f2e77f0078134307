"""With as many classes as dimensions, capacity grows faster with the dimension."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE

LAW = Law(
    name="memory_scaling.classes_change_the_exponent",
    statement=(
        "The number of tokens held at 10 % error grows by a larger power of d when there are d classes than when "
        "there are five."
    ),
    relation=Ordered(above="growth_with_d_classes", below="growth_with_five_classes"),
    observable="excess_growth",
    parameters=(DIMENSION,),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("number of classes does not matter", "capacity with two classes outgrows capacity with five", observable="excess_growth_of_two_classes"),
    ),
    remark=(
        "The derived form, with constants, is law `capacity_of_filled_memory`: d^2 M / ((d + M) s^2). The minimax "
        "exponent alpha - 1 of the paper is about bounded numbers of classes."
    ),
)
