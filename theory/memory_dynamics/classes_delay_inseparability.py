"""With a class for every token far more tokens can be memorised than with two classes."""

from __future__ import annotations

from lawbook.theory import AtLeast, AtMost, Law, Rival, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE

DIMENSION = integer("d", "dimension of inputs and unembeddings", low=4, typical=(4, 8))

LAW = Law(
    name="memory_dynamics.classes_delay_inseparability",
    statement=(
        "With a class of its own for every token, random unit inputs and unembeddings in d >= 4 dimensions, 2 d tokens can be memorised in "
        "at least 4 of 5 problems; with two classes it is one half."
    ),
    relation=AtLeast(),
    observable="separable",
    parameters=(DIMENSION,),
    prediction=lambda v: sp.Rational(4, 5),
    source=HERE,
    rivals=(
        Rival("two classes", "the same with two classes", cell={"M": 2}),
        Rival("step at N = d", "at most a tenth: more tokens than dimensions are too many", lambda v: sp.Rational(1, 10), relation=AtMost()),
        Rival("three times d", "the same for 3 d tokens", cell={"load": 3}),
    ),
    remark=(
        "A conjecture: measured, not derived. Shares at 2 d tokens: 0.70 (d = 3), 0.96 (d = 4), 1 beyond. d < N is not "
        "underparameterised; the end is expected near d^2, up to logarithms."
    ),
)
