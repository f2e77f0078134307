"""The paper's approximate map of SGD, read as an equality: refuted."""

from __future__ import annotations

from lawbook.theory import Equals, Law
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.sgd_flow import STEP, VISITS
from lawbook.theory.memory_scaling.stored_weight_of_sgd import PRINTED

LAW = Law(
    name="memory_scaling.printed_sgd_map_as_exact",
    statement=(
        "With orthonormal embeddings, SGD of batch one raises a token's true score at each visit by "
        "a -> a + gamma / (1 + exp(a) / M)."
    ),
    relation=Equals(exact=True),
    observable="true_score",
    parameters=(STEP, VISITS, CLASSES),
    prediction=PRINTED,
    source=HERE,
    remark=(
        "Kept because it is the map behind the paper's storage scheme q_gamma. It is an approximation for many classes: it "
        "drops the remainder of the gradient, so that already the first visit stores gamma / (1 + 1/M) instead of "
        "gamma (1 - 1/M), and its score grows like log n instead of (1 - 1/M) log n. See `stored_weight_of_sgd`."
    ),
)
