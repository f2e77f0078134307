"""With the smaller of the two usual variances every data law comes out too narrow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BEFORE, CHAIN, RATE, total
from lawbook.theory.pushforward.setting import DEVIATION, HERE


def prediction(v: SimpleNamespace) -> Any:
    kept = v.A * (1 - v.b)
    return v.b**2 * v.A * v.s**2 / ((1 - kept) * total(kept, v.s))


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.b: (0.05, 0.6), v.A: (0.1, 0.95), v.s: (0.3, 3)}
    kept = v.A * (1 - v.b)
    return Derivation(
        (CHAIN,),
        (
            equal(
                total(v.A, v.s) * (1 - kept) - (1 - v.A) * total(kept, v.s), v.b * v.A * v.s**2, "expand", "V (1 - K) - (1 - A) W, with K = A (1 - b)", lemma=True, where=where,
            ),
            equal(
                v.b * total(v.A, v.s) / total(kept, v.s) - v.b * (1 - v.A) / (1 - kept), prediction(v), "expand",
                "the exact variance (law `exact_reverse_variance`) less b (1 - A)/(1 - K)", where=where, transform=lambda e: sp.factor(sp.simplify(e)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.deficit_of_small_reverse_variance",
    statement=(
        "Data N(0, s^2): a step back of the ancestral sampler with noise of variance b (1 - A)/(1 - A (1 - b)), from the exact law, gives b^2 A s^2/((1 - K) W) too little "
        "variance, K = A (1 - b) and W = K s^2 + 1 - K: every law comes out too narrow."
    ),
    relation=Equals(exact=True),
    observable="deficit",
    parameters=(DEVIATION, RATE, BEFORE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exact", "no deficit", lambda v: 0 * v.s),
        Rival("mirror of the larger", "too narrow for s < 1, too wide for s > 1 by as much as the larger variance errs",
              lambda v: v.b**2 * v.A * (1 - v.s**2) / total(v.A * (1 - v.b), v.s)),
        Rival("larger variance", "the same for the larger variance b", observable="deficit_of_large"),
    ),
    remark="As s tends to 0 nothing is missing: the smaller variance is exact for a point, and only for it. The larger one errs to both sides (law `excess_of_large_reverse_variance`).",
)
