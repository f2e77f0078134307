"""Even logarithmic weights are best at a finite number of samples, unless their argument is scaled."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE

LAW = Law(
    name="memory_scaling.logarithm_is_u_shaped_in_data",
    statement=(
        "On Zipf's law and on words, a memory that stores log(1 + n) for a token seen n times errs less after a thousand samples "
        "than after thirty, and less than after a hundred thousand."
    ),
    relation=Ordered(above="error_with_few_or_many_samples", below="error_between"),
    observable="excess",
    parameters=(DIMENSION,),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("the scale does not matter", "so does one that stores log(1 + n / n0) with n0 in proportion to the samples",
              cell={"scaled": True}),
        Rival("any weights", "so does one that stores the square root of the counts", cell={"scheme": "counts:0.5"}),
    ),
    remark=(
        "Tokens that are seen once take part in the logarithm with a weight that does not shrink against that of frequent tokens "
        "fast enough: their number fills the memory. With n0 of the order of T p(d), here 0.002 T, the error only falls."
    ),
)
