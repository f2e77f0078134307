"""Sets against single classes, as the published code runs them: half the mode's count, batches that double."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE

LAW = Law(
    name="mode_estimation.set_elimination_beats_elimination_as_printed",
    statement=(
        "With the same constant, set elimination with sets of up to half the mode's count and batches that double asks fewer queries than "
        "elimination of single classes."
    ),
    relation=Ordered(above="queries_of_elimination", below="queries_of_set_elimination"),
    observable="queries_saved",
    parameters=(CLASSES, ERROR),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(Rival("longer", "a gain of more than 100 queries", lambda v: sp.Integer(100)),),
    remark=(
        "A conjecture, and refuted: doubling costs 22 to 46 % over fine batches, and sets of half the mode's count need up to four times the "
        "samples of light classes. It holds where one good class stands among ten thousand. The fluid limit alone is too kind to sets. Law "
        "`set_elimination_beats_elimination` has better settings."
    ),
)
