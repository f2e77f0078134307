"""More data make a memory worse that stores everything it has seen alike."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE

LAW = Law(
    name="memory_scaling.filling_is_hurt_by_data",
    statement=(
        "On Zipf's law and on words, a memory of fewer dimensions than there are tokens, which stores all it has seen alike, errs more "
        "after ten thousand samples than after a hundred."
    ),
    relation=Ordered(above="error_with_much_data", below="error_with_little_data"),
    observable="harm",
    parameters=(DIMENSION,),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("so do all memories: thresholding", "the d/8 most frequent tokens", cell={"scheme": "top:d/8"}),
        Rival("so do all memories: counts", "weights in proportion to counts", cell={"scheme": "counts"}),
        Rival("at any number of samples", "already between 3 and 300 samples", cell={"T": 3}),
    ),
    remark=(
        "The number of tokens seen, the memory's load, grows without end; how much is hurt and where the best size lies is the law "
        "filling_best_data_size. That finite data add T^(1/alpha - 1) to the error is therefore wrong for this scheme; it holds for "
        "weights that infinitely many tokens do not exhaust (2 rho alpha > 1) or with a threshold. Equally likely tokens are different: "
        "what is unseen weighs more than the load."
    ),
)
