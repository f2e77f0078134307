"""Sets against single classes where sets win: one good class among a thousand, small sets, fine batches."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE

LAW = Law(
    name="mode_estimation.set_elimination_beats_elimination",
    statement=(
        "At c = 4, with one class of probability 1/2 among 1000, set elimination with sets of up to a quarter of the mode's count and batches "
        "that grow by 12 % asks fewer queries than elimination of single classes."
    ),
    relation=Ordered(above="queries_of_elimination", below="queries_of_set_elimination"),
    observable="queries_saved",
    parameters=(CLASSES, ERROR),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(Rival("few classes", "the same with 30 classes, half a mode and doubled batches",
                  cell={"problem": "one:30", "gamma": 0.5, "growth": 2.0}),),
    remark=(
        "A conjecture: measured, not derived. Elimination pays the entropy of the tail for every sample until the light classes go; sets pay "
        "log2(1/p_1) and a constant. On Zipf's law with 100 classes it is a tie."
    ),
)
