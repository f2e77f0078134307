"""Training the embeddings along with the matrix lowers the error."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.learned_embeddings_help",
    statement=(
        "SGD on E, W and U errs less than SGD on W alone, at the same step, batches and samples."
    ),
    relation=Ordered(above="error_of_matrix_alone", below="error_of_all_trained"),
    observable="gain_of_learned_embeddings",
    parameters=(CLASSES, DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("few samples suffice", "it errs less already after 16 samples, one batch", cell={"learned_T": 16}),
    ),
    remark=(
        "A conjecture: measured, not derived. Learned embeddings reach the floor that unseen tokens set; fixed "
        "random ones are limited by interference."
    ),
)
